// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/refunds_page.h"

#include "console/page/details_frame.h"
#include "console/page/fetch_page.h"
#include "console/page/operator_session.h"
#include "console/refunds/claim_filter_bar.h"
#include "console/refunds/claim_list_model.h"
#include "console/refunds/claim_pane.h"
#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_view.h"
#include "shared/client/live_client.h"
#include <QAction>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

const QString filterKey = QStringLiteral("filter");

/// In the order of ClaimListModel::Column.
ListColumns columns()
{
    return {
        {{148, Cell::Pill}, {84}, {0}, {180, Cell::Text, 1}, {112, Cell::Money}, {96, Cell::Time}, {96, Cell::Time, 2}},
        160};
}

} // namespace

PageInfo RefundsPage::info()
{
    return {QStringLiteral("refunds"), QT_TRANSLATE_NOOP("Page", "Refunds"), QStringLiteral("edit-undo")};
}

RefundsPage::RefundsPage(const PageContext &context)
    : m_context(context), m_approveSelected(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this)),
      m_rejectSelected(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_model(new ClaimListModel(this)), m_filter(new ClaimFilterBar),
      m_pane(new ClaimPane(context.api, context.session)),
      m_list(new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_pane, ListPage::Live}))
{
    addActions({m_pane->approveAction(), m_pane->rejectAction(), m_approveSelected, m_rejectSelected});
    m_list->table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (QAction *act : {m_pane->approveAction(), m_pane->rejectAction(), m_approveSelected, m_rejectSelected})
        m_list->table()->addRowAction(act);
    m_filter->setFilter(claimFilterFrom(context.memory.value(filterKey).toMap()));
    m_flow.setSingleShot(true);
    m_flow.setInterval(flowPause);
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
    RefundsPage::retranslate();
}

void RefundsPage::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); },
                     [this] { return words(); },
                     [this] { refresh(); },
                     {},
                     [this] { return toVariant(m_filter->filter()); },
                     [this](const QVariantMap &kept) { m_filter->take(claimFilterFrom(kept)); }});
    connect(m_filter, &ClaimFilterBar::changed, this, [this] {
        m_context.memory.set(filterKey, toVariant(m_filter->filter()));
        m_model->reload();
    });
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_list->chosen(), &ChosenRow::chosen, m_pane, &ClaimPane::showClaim);
    connect(m_pane, &ClaimPane::fetched, this, [this](const Claim &claim) { m_model->apply(claimRow(claim)); });
    connect(m_pane, &ClaimPane::placeWanted, this, &Page::openRequested);
    connect(m_pane, &ClaimPane::claimWanted, this, [this](Id id) { m_list->open(idText(id)); });
    connect(m_approveSelected, &QAction::triggered, this, [this] { decideSelected(BulkDecision::Way::Approve); });
    connect(m_rejectSelected, &QAction::triggered, this, [this] { decideSelected(BulkDecision::Way::Reject); });
    connect(m_list->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RefundsPage::followSelected);
    connect(&m_context.session, &OperatorSession::changed, this, &RefundsPage::followSelected);
    connect(&m_flow, &QTimer::timeout, this, &RefundsPage::flowIn);
    connect(m_list->hold(), &RowHold::changed, this, [this] {
        if (m_newsWaits)
            flowIn();
    });
    m_context.live.subscribe(QStringLiteral("claims"), this, [this](const QJsonObject &frame) { takeFrame(frame); });
}

void RefundsPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty())
        m_filter->take(claimFilterFrom(ref.filter));
    m_list->open(ref.key);
}

void RefundsPage::refresh()
{
    m_model->refresh();
    m_pane->refresh();
}

QWidget *RefundsPage::details()
{
    return m_list->details();
}

void RefundsPage::fetch(const PagedTable::PageRequest &page)
{
    fetchPage(m_list, m_model, {m_context.api, claimsRequest(m_filter->filter()), page},
              [](const QJsonObject &item) -> std::optional<ClaimRow> {
                  const auto claim = claimFrom(item);
                  return claim ? std::optional(claimRow(*claim)) : std::nullopt;
              });
}

void RefundsPage::takeFrame(const QJsonObject &frame)
{
    m_pane->noteChange(idFrom(QStringView(frame.value(u"claimId").toString())).value_or(0));
    m_model->applyFrame(frame);
    // One that is new, or that the filter lets through no more.
    if (m_model->hasLoaded() && !m_flow.isActive())
        m_flow.start();
}

void RefundsPage::flowIn()
{
    // Under the pointer, or pinned, rows stand still. A chosen one keeps its place in the details while others come.
    const RowHold::Why why = m_list->hold()->why();
    m_newsWaits = why == RowHold::Why::Pointer || why == RowHold::Why::Pinned;
    m_newsWaits ? m_list->follow() : m_model->refresh();
}

void RefundsPage::followSelected()
{
    const int selected = int(m_list->table()->selectedRows().size());
    m_approveSelected->setText(selected > 1 ? tr("Approve %Ln claim(s)…", nullptr, selected)
                                            : tr("Approve the selected claims…"));
    m_rejectSelected->setText(selected > 1 ? tr("Reject %Ln claim(s)…", nullptr, selected)
                                           : tr("Reject the selected claims…"));
    QString whyNot;
    if (!m_context.session.may(permission::RefundDecide))
        whyNot = tr("The permission refund.decide is missing.");
    else if (selected < 2)
        whyNot = tr("Select several claims first, with Shift or Ctrl.");
    else if (selected > BulkDecision::most)
        whyNot = tr("At most %1 claims at once.").arg(format::count(BulkDecision::most));
    setAllowed(m_approveSelected, whyNot);
    setAllowed(m_rejectSelected, whyNot);
}

void RefundsPage::decideSelected(BulkDecision::Way way)
{
    QList<Claim> claims;
    const QList<int> rows = m_list->table()->selectedRows();
    for (const int row : rows)
        claims.append(m_model->at(row).claim);
    auto *dialog = new BulkDecision(m_context.api, claims, way, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkDialog::decided, this, &RefundsPage::refresh);
    dialog->open();
}

ListWords RefundsPage::words() const
{
    const int rows = m_model->rowCount();
    const ClaimFilter &filter = m_filter->filter();
    QString subtitle;
    if (m_model->hasLoaded() && filter == ClaimFilter{})
        subtitle = m_model->isComplete() ? tr("%Ln claim(s) wait", nullptr, rows)
                                         : tr("The newest %Ln claim(s) that wait", nullptr, rows);
    else if (m_model->hasLoaded())
        subtitle = m_model->isComplete() ? tr("%Ln claim(s) fit", nullptr, rows)
                                         : tr("The newest %Ln claim(s) that fit", nullptr, rows);
    if (m_newsWaits)
        subtitle += QStringLiteral(" · ") + m_list->hold()->words();
    ListWords words{subtitle, tr("Claims could not be loaded: %1"), {}, nullptr};
    if (filter.narrows()) {
        words.empty = {QStringLiteral("edit-find"), tr("No claim fits"),
                       tr("Searched are the numbers of claim, order and shopper, the shopper's name and e-mail "
                          "address, the payment key and the product's name.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("tone-good"), tr("No claim waits"),
                       tr("What shoppers ask back appears here by itself.")};
    }
    return words;
}

void RefundsPage::retranslate()
{
    followSelected();
    m_filter->retranslate();
    m_model->retranslate();
    m_list->retranslate(tr("Refunds"));
    m_list->follow();
}

} // namespace firstcome
