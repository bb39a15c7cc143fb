// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approvals_page.h"

#include "console/approvals/approval_details.h"
#include "console/approvals/approval_list_model.h"
#include "console/page/details_frame.h"
#include "console/page/filter_bar.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include "shared/base/text_form.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QButtonGroup>
#include <QJsonArray>
#include <QToolButton>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

const QString viewKey = QStringLiteral("view");

/// In the order of ApprovalListModel::Column.
ListColumns columns()
{
    return {{{120, Cell::Pill},
             {132},
             {0},
             {200, Cell::Text, 2},
             {108, Cell::Money, 1},
             {112, Cell::Text, 4},
             {96, Cell::Time, 3}},
            160};
}

} // namespace

PageInfo ApprovalsPage::info()
{
    return {QStringLiteral("approvals"), QT_TRANSLATE_NOOP("Page", "Approvals"), QStringLiteral("dialog-ok-apply")};
}

ApprovalsPage::ApprovalsPage(const PageContext &context)
    : m_context(context), m_model(new ApprovalListModel(this)), m_filter(new FilterBar),
      m_views(m_filter->addChoices(ViewCount)), m_details(new ApprovalDetails(context.api, context.session)),
      m_list(new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_details, ListPage::Live}))
{
    addActions(
        {m_details->approveAction(), m_details->rejectAction(), m_details->withdrawAction(), m_details->placeAction()});
    for (QAction *act : {m_details->approveAction(), m_details->rejectAction(), m_details->withdrawAction()})
        m_list->table()->addRowAction(act);
    m_views->button(std::clamp(context.memory.value(viewKey).toInt(), 0, int(ViewCount) - 1))->setChecked(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
}

void ApprovalsPage::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_list->chosen(), &ChosenRow::chosen, m_details, &ApprovalDetails::showApproval);
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_filter, &FilterBar::edited, this, [this] {
        m_context.memory.set(viewKey, int(view()));
        m_model->reload();
    });
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_model->reload();
    });
    connect(m_details, &ApprovalDetails::fetched, this,
            [this](const Approval &approval) { m_model->apply(approvalRow(approval)); });
    connect(m_details, &ApprovalDetails::placeWanted, this, &Page::openRequested);
    connect(&m_soon, &QTimer::timeout, this, &ApprovalsPage::refresh);
    m_context.live.subscribe(QStringLiteral("approvals"), this, [this](const QJsonObject &) {
        if (!m_soon.isActive())
            m_soon.start();
    });
}

ApprovalsPage::View ApprovalsPage::view() const
{
    return View(m_views->checkedId());
}

void ApprovalsPage::showView(View view)
{
    m_views->button(view)->click();
}

void ApprovalsPage::open(const PageRef &ref)
{
    m_list->open(ref.key);
}

void ApprovalsPage::refresh()
{
    m_model->refresh();
    m_details->refresh();
}

QWidget *ApprovalsPage::details()
{
    return m_list->details();
}

void ApprovalsPage::fetch(const PagedTable::PageRequest &page)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/approvals"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor);
    if (view() == ForMe)
        request.with("state", QStringLiteral("WAITING")).with("asked", QStringLiteral("others"));
    else if (view() == AskedByMe)
        request.with("asked", QStringLiteral("me"));
    m_context.api.send(request, this, [this, query = page.query](const Result<ApiAnswer> &answer) {
        if (!answer)
            return m_model->failPage(query, refusalText(answer.error()));
        std::vector<ApprovalRow> rows;
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items) {
            if (const auto approval = approvalFrom(item.toObject()); approval && fits(*approval))
                rows.push_back(approvalRow(*approval));
        }
        m_list->setReadAt(systemNow());
        m_model->takePage(query, std::move(rows), answer->json.value(QLatin1StringView("nextCursor")).toString());
        // What is searched for here needs all of them.
        if (isSearched() && m_model->canFetchMore({}))
            m_model->fetchMore({});
    });
}

bool ApprovalsPage::isSearched() const
{
    return !m_filter->search()->text().trimmed().isEmpty();
}

bool ApprovalsPage::fits(const Approval &approval) const
{
    const QString wanted = searchKey(m_filter->search()->text().trimmed());
    return searchKey(approval.subject.label + u' ' + approval.askedBy + u' ' + approval.reason).contains(wanted) ||
           idText(approval.id).endsWith(wanted);
}

ListWords ApprovalsPage::words() const
{
    m_filter->setClearShown(isSearched());
    const int rows = m_model->rowCount();
    ListWords words{m_model->isComplete()  ? tr("%Ln approval(s)", nullptr, rows)
                    : m_model->hasLoaded() ? tr("The newest %Ln approval(s)", nullptr, rows)
                                           : QString(),
                    tr("The approvals could not be loaded: %1"),
                    {},
                    nullptr};
    if (isSearched()) {
        words.empty = {QStringLiteral("edit-find"), tr("No approval fits"),
                       tr("Searched are what it is about, who asked, the reason, and the last digits of its number.")};
        words.remedy = m_list->clearAction();
    } else if (view() == ForMe) {
        words.empty = {QStringLiteral("tone-good"), tr("Nothing waits for you"),
                       tr("What another asked for and you may decide appears here by itself.")};
    } else if (view() == AskedByMe) {
        words.empty = {QStringLiteral("dialog-ok-apply"), tr("You asked for nothing"),
                       tr("A stock correction or a large refund that you ask for waits here for a second person.")};
    } else {
        words.empty = {QStringLiteral("dialog-ok-apply"), tr("Nothing was asked for yet"),
                       tr("Acts that need a second person appear here as they are asked for.")};
    }
    return words;
}

void ApprovalsPage::retranslate()
{
    const QString views[] = {tr("Waits for me"), tr("Asked by me"), tr("All")};
    for (int view = 0; view < ViewCount; ++view)
        m_views->button(view)->setText(views[view]);
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("What, who or why"));
    m_filter->search()->setAccessibleName(tr("Search approvals"));
    m_model->retranslate();
    m_list->retranslate(tr("Approvals"));
}

} // namespace firstcome
