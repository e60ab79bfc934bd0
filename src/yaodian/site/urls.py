"""Every address of the site. The views refuse what is not the viewer's with the same 404 as what is not there."""

from django.urls import path

from yaodian.site.health import healthz
from yaodian.site.pages import (
    adopting,
    attached,
    deciding,
    desk,
    drafts,
    editions,
    errors,
    filed,
    gathering_form,
    group_form,
    handbook,
    item,
    reading,
    record_form,
    records,
    reporting,
    sentences,
    sign_in,
    slot,
    todo,
)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", sign_in.home, name="home"),
    path("login/", sign_in.sign_in_page, name="sign-in"),
    path("logout/", sign_in.sign_out_page, name="sign-out"),
    path("type-size/", sign_in.type_size, name="type-size"),
    path("desk/", desk.desk, name="desk"),
    path("desk/item/<int:number>/<slug:uid>/", item.item, name="item"),
    path("desk/<slug:duty>/<slug:uid>/", desk.cell, name="cell"),
    path("plans/", editions.plans, name="plans"),
    path("plans/new/", reading.plan_new, name="plan-new"),
    path("plans/review/<slug:uid>/", adopting.plan_review, name="plan-review"),
    path("plans/<slug:uid>/", editions.edition_page, name="edition"),
    path("plans/<slug:uid>/text/", sentences.plan_text, name="plan-text"),
    path("plans/<slug:uid>/decide/", deciding.edition_decide, name="edition-decide"),
    path("todo/", todo.choose, name="todo"),
    path("todo/<slug:uid>/", todo.todo, name="todo-body"),
    path("records/", records.choose, name="records"),
    path("records/of/<slug:uid>/", records.records, name="records-body"),
    path("records/gathering/<slug:uid>/<slug:gathering>/", gathering_form.gathering_new, name="gathering-new"),
    path("records/sheet/<slug:uid>/<slug:kind>/", group_form.sheet_new, name="sheet-new"),
    path("records/filed/", filed.records_filed, name="records-filed"),
    path("records/print/", handbook.records_print, name="records-print"),
    path("records/columns/<slug:uid>/", reporting.records_columns, name="records-columns"),
    path("records/new/<slug:uid>/<slug:kind>/", record_form.record_new, name="record-new"),
    path("records/<slug:uid>/", records.record, name="record"),
    path("records/<slug:uid>/correct/", record_form.record_correct, name="record-correct"),
    path("records/<slug:uid>/void/", records.record_void, name="record-void"),
    path("records/<slug:uid>/confirm/", records.record_confirm, name="record-confirm"),
    path("records/<slug:uid>/files/<slug:file>/", attached.record_file, name="record-file"),
    path("slot/<slug:duty>/<str:cycle>/<slug:bearer>/", slot.slot, name="slot"),
    path("draft/", drafts.draft, name="draft"),
    path("draft/drop/", drafts.draft_drop, name="draft-drop"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
