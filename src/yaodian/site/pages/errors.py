"""What is shown when a page cannot be."""

from django.http import HttpRequest, HttpResponse

from yaodian.site.pages.frame import show


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404, "没有这一页", "地址有误，或这项内容不在您的权限之内。请从上方导航重新进入。")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 403, "不能这样办理", "您没有办理此事的权限，请联系党建办或管理员。")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400, "提交的内容无法识别", "请返回上一页，刷新后重新提交。")


def _error(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return show(request, "error.html", {"title": title, "text": text, "status": status}, status=status)
