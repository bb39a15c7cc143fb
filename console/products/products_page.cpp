// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/products_page.h"

#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/page/operator_session.h"
#include "console/products/file_drop.h"
#include "console/products/import_panel.h"
#include "console/products/product_editor.h"
#include "console/products/product_filter_bar.h"
#include "console/products/product_list_model.h"
#include "console/products/store_dialog.h"
#include "console/products/store_list.h"
#include "console/widgets/buttons.h"
#include "console/widgets/column_room.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QStackedWidget>

namespace firstcome {

namespace {

const QString filterKey = QStringLiteral("filter");
const QString tableGroup = QStringLiteral("table");
constexpr int leastName = 200;

} // namespace

PageInfo ProductsPage::info()
{
    return {QStringLiteral("products"), QT_TRANSLATE_NOOP("Page", "Products"), QStringLiteral("package")};
}

ProductsPage::ProductsPage(const PageContext &context)
    : m_context(context), m_stores(new StoreList(context.api, this)), m_model(new ProductListModel(this)),
      m_header(new PageHeader), m_filter(new ProductFilterBar), m_table(new TableView(context.memory.at(tableGroup))),
      m_editor(new ProductEditor(context.api, context.session)), m_detailsFrame(new DetailsFrame(m_editor, this)),
      m_chosen(new ChosenRow(
          m_table, m_model,
          {[this](int row) { return m_model->at(row).id; }, [this](Id id) { return m_model->rowOf(id); }})),
      m_stack(new QStackedWidget)
{
    makeActions();
    m_import = new ImportPanel({context.api, *m_stores, m_newStore, context.memory});
    makeTable();
    m_stack->addWidget(makeList());
    m_stack->addWidget(m_import);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setAcceptDrops(true);
    m_header->age()->setStaleAfter(staleAfter);
    m_filter->setFilter(productFilterFrom(context.memory.value(filterKey).toMap()));
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
    followRights();
    ProductsPage::retranslate();
    showSort();
}

void ProductsPage::makeActions()
{
    m_find = new QAction(themedIcon(QStringLiteral("edit-find")), {}, this);
    m_find->setShortcut(QKeySequence::Find);
    m_importAction = new QAction(themedIcon(QStringLiteral("document-import")), {}, this);
    m_importAction->setShortcut(Qt::CTRL | Qt::Key_I);
    m_newStore = new QAction(themedIcon(QStringLiteral("list-add")), {}, this);
    m_clearFilter = new QAction(themedIcon(QStringLiteral("edit-clear-all")), {}, this);
    addActions({m_find, m_importAction, m_newStore, m_clearFilter, m_editor->saveAction(), m_editor->discardAction()});
    connect(m_find, &QAction::triggered, this, [this] {
        showImport(false);
        m_filter->focusSearch();
    });
    connect(m_importAction, &QAction::triggered, this, [this] { showImport(true); });
    connect(m_newStore, &QAction::triggered, this, &ProductsPage::createStore);
    connect(m_clearFilter, &QAction::triggered, m_filter, &ProductFilterBar::clear);
}

QWidget *ProductsPage::makeList()
{
    m_header->addButton(m_newStore);
    m_header->addButton(m_importAction);
    m_states = new ContentStates(m_table);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(m_filter);
    column->addWidget(m_states, 1);
    return list;
}

void ProductsPage::makeTable()
{
    using Model = ProductListModel;
    m_table->setModelAndWidths(m_model, {0, 128, 104, 140, 68, 164, 84, 96});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(Model::Type, new StatePillDelegate(m_table));
    for (const int column : {Model::Options, Model::Available})
        m_table->setItemDelegateForColumn(column, new NumberDelegate(NumberDelegate::Kind::Count, m_table));
    m_table->setItemDelegateForColumn(Model::Updated, new TimeDelegate(m_table));
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    new ColumnRoom(m_table, {{Model::Updated, Model::Options, Model::Category, Model::Store}, Model::Name, leastName},
                   m_context.memory.at(tableGroup));
}

void ProductsPage::connectParts()
{
    connect(m_filter, &ProductFilterBar::changed, this, [this] {
        m_context.memory.set(filterKey, toVariant(m_filter->filter()));
        m_total.reset();
        showSort();
        m_model->reload();
    });
    connect(m_model, &PagedTable::phaseChanged, this, &ProductsPage::followPhase);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &ProductsPage::sortBy);
    connect(m_chosen, &ChosenRow::chosen, m_editor, &ProductEditor::showProduct);
    connect(m_chosen, &ChosenRow::chosen, this, [this](Id key) {
        followLeft();
        if (key == 0)
            Q_EMIT detailsWanted(false);
    });
    connect(m_chosen, &ChosenRow::hereChanged, this, &ProductsPage::followLeft);
    connect(m_table, &QAbstractItemView::clicked, this, [this] { Q_EMIT detailsWanted(true); });
    connect(m_table, &TableView::rowActivated, this, [this] {
        Q_EMIT detailsWanted(true);
        m_editor->beginEdit();
    });
    connect(m_editor, &ProductEditor::fetched, this, [this](const Product &now) { m_model->applyProduct(now); });
    connect(m_editor, &ProductEditor::editedChanged, this, [this] {
        m_model->setEdited(m_editor->edited());
        followSubtitle();
    });
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &ProductsPage::refresh);
    connect(m_stores, &StoreList::changed, this, [this] { m_filter->setStores(m_stores->stores()); });
    connect(m_import, &ImportPanel::closeRequested, this, [this] { showImport(false); });
    connect(m_import, &ImportPanel::imported, this, &ProductsPage::refresh);
    connect(&m_context.session, &OperatorSession::changed, this, &ProductsPage::followRights);
    m_context.live.subscribe(QStringLiteral("stock"), this, [this](const QJsonObject &frame) {
        if (const auto stock = stockViewFrom(frame))
            m_model->applyStock(*stock);
    });
}

void ProductsPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty()) {
        m_filter->setFilter(productFilterFrom(ref.filter));
        Q_EMIT m_filter->changed();
    }
    if (const auto id = idFrom(QStringView(ref.key))) {
        showImport(false);
        m_chosen->choose(*id);
        Q_EMIT detailsWanted(true);
    }
}

void ProductsPage::refresh()
{
    m_stores->refresh();
    m_model->refresh();
    m_editor->refresh();
}

QWidget *ProductsPage::details()
{
    return m_detailsFrame;
}

void ProductsPage::fetch(const PagedTable::PageRequest &page)
{
    ApiRequest request = productsRequest(m_filter->filter(), page);
    // Only the first page is counted, and what is in stock now cannot be.
    if (page.cursor.isEmpty() && !m_filter->filter().inStock)
        request.with("page", QStringLiteral("1"));
    m_context.api.send(request, this, [this, page](const Result<ApiAnswer> &answer) {
        if (answer)
            takePage(page, *answer);
        else
            m_model->failPage(page.query, refusalText(answer.error()));
    });
}

void ProductsPage::takePage(const PagedTable::PageRequest &page, const ApiAnswer &answer)
{
    std::vector<ProductRow> rows;
    QSet<QString> categories;
    const QJsonArray items = answer.json.value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items) {
        rows.push_back(productRow(productFrom(item.toObject())));
        categories.insert(rows.back().product.category);
    }
    m_filter->addCategories(categories);
    if (const QJsonValue total = answer.json.value(QLatin1StringView("total")); total.isDouble())
        m_total = total.toInteger();
    m_header->age()->setAt(systemNow());
    m_model->takePage(page.query, std::move(rows), answer.json.value(QLatin1StringView("nextCursor")).toString());
}

void ProductsPage::followPhase()
{
    followEmpty();
    followSubtitle();
    followLeft();
    switch (m_model->phase()) {
    case PagedTable::Phase::Idle:
        m_states->banner()->clear();
        if (!m_model->hasLoaded())
            return m_states->showLoading();
        return m_model->rowCount() == 0 ? m_states->showEmpty() : m_states->showContent();
    case PagedTable::Phase::Failed:
        m_states->banner()->report({tr("Products could not be loaded: %1").arg(m_model->failure()),
                                    tr("They are loaded again once the connection is back."), tr("Try again")});
        return m_model->rowCount() == 0 ? m_states->showEmpty() : m_states->showContent();
    default:
        return m_states->showLoading();
    }
}

void ProductsPage::followEmpty()
{
    EmptyState *empty = m_states->empty();
    if (m_model->phase() == PagedTable::Phase::Failed) {
        empty->setText({QStringLiteral("network-disconnect"), tr("Products are not loaded"), {}});
        empty->setAction(nullptr);
    } else if (m_filter->filter().narrows()) {
        empty->setText(
            {QStringLiteral("edit-find"), tr("No product fits"), tr("None has this text and these properties.")});
        empty->setAction(m_clearFilter);
    } else {
        empty->setText({QStringLiteral("package"), tr("No products yet"),
                        tr("Import a product file of a shop you run already, or let sellers register products.")});
        empty->setAction(m_importAction);
    }
}

void ProductsPage::followSubtitle()
{
    QStringList parts;
    if (m_total)
        parts << (m_filter->filter().narrows() ? tr("%n product(s) fit", nullptr, int(*m_total))
                                               : tr("%n product(s)", nullptr, int(*m_total)));
    else if (m_model->hasLoaded())
        parts << (m_model->isComplete() ? tr("%n product(s) fit", nullptr, m_model->rowCount())
                                        : tr("the first %n product(s)", nullptr, m_model->rowCount()));
    if (!m_editor->edited().isEmpty())
        parts << tr("%n with unsaved edits", nullptr, int(m_editor->edited().size()));
    m_header->setSubtitle(parts.join(QStringLiteral(" · ")));
}

void ProductsPage::followRights()
{
    const bool may = m_context.session.may(permission::CatalogueEdit);
    const QString whyNot = may ? QString() : tr("The permission catalogue.edit is missing.");
    setAllowed(m_importAction, whyNot);
    setAllowed(m_newStore, whyNot);
}

void ProductsPage::sortBy(int column)
{
    using Sort = ProductFilter::Sort;
    const Sort now = m_filter->filter().sort;
    if (column != ProductListModel::Price)
        m_filter->setSort(Sort::Newest);
    else
        m_filter->setSort(now == Sort::Newest ? Sort::PriceUp : now == Sort::PriceUp ? Sort::PriceDown : Sort::Newest);
    showSort();
}

void ProductsPage::showSort()
{
    using Sort = ProductFilter::Sort;
    const Sort sort = m_filter->filter().sort;
    m_table->horizontalHeader()->setSortIndicator(sort == Sort::Newest ? -1 : int(ProductListModel::Price),
                                                  sort == Sort::PriceDown ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ProductsPage::followLeft()
{
    const bool known = m_model->hasLoaded() && m_model->phase() == PagedTable::Phase::Idle;
    if (known || m_chosen->isHere())
        m_detailsFrame->setLeftList(m_chosen->key() != 0 && !m_chosen->isHere());
}

void ProductsPage::showImport(bool shown)
{
    if (shown && !m_importAction->isEnabled())
        return;
    m_stack->setCurrentIndex(shown ? 1 : 0);
    if (shown)
        m_import->begin();
    else
        m_table->setFocus();
}

void ProductsPage::createStore()
{
    auto *dialog = new StoreDialog(m_context.api, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StoreDialog::created, this, [this](const StoreView &store) {
        m_stores->add(store);
        if (m_stack->currentWidget() == m_import)
            m_import->chooseStore(store.name);
        Toast::show(this, {Tone::Good, tr("Created the store “%1”.").arg(store.name), {}});
    });
    dialog->open();
}

void ProductsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_importAction->isEnabled() && !FileDrop::fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ProductsPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    showImport(true);
    m_import->setFile(FileDrop::fileOf(event->mimeData()));
}

void ProductsPage::retranslate()
{
    m_header->setTitle(tr("Products"));
    m_find->setText(tr("Search products"));
    m_importAction->setText(tr("Import CSV…"));
    m_newStore->setText(tr("New store…"));
    m_clearFilter->setText(tr("Clear filters"));
    m_table->setAccessibleName(tr("Products"));
    m_filter->retranslate();
    m_model->retranslate();
    m_detailsFrame->retranslate();
    followRights();
    followPhase();
}

} // namespace firstcome
