"""Pictures are drawn anew before they are kept: place, time, camera and whatever else rides along stay behind (R6)."""

import io
import struct
import zlib

from PIL import Image, ImageOps

from yaodian.files.attachments.unfit import Unfit

MOST_PIXELS = 64_000_000
_KEPT_MODES = {"JPEG": {"L", "RGB"}, "PNG": {"1", "L", "LA", "I;16", "RGB", "RGBA"}}
# Size is judged here, with a message of our own; Pillow would only warn.
Image.MAX_IMAGE_PIXELS = None
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def bare_picture(data: bytes, form: str) -> bytes:
    """The same picture, upright, with nothing but its points. `form` is JPEG or PNG. Raises Unfit."""
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                size = f"{picture.width}×{picture.height}"
                raise Unfit(f"图片太大（{size}）", "请缩小到 6400 万像素以内再上传")
            picture.load()
            return _drawn(picture, form)
    except _BROKEN as error:
        raise Unfit("图片已损坏，打不开", "请重新导出图片后再上传") from error


def _drawn(picture: Image.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    if upright.mode not in _KEPT_MODES[form]:
        upright = upright.convert("RGBA" if form == "PNG" and upright.has_transparency_data else "RGB")
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    if form == "JPEG":
        bare.save(out, form, quality=92, optimize=True)
    else:
        bare.save(out, form)
    return out.getvalue()
