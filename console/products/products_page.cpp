// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/products_page.h"

#include "console/page/details_frame.h"
#include "console/page/operator_session.h"
#include "console/page/store_dialog.h"
#include "console/page/store_list.h"
#include "console/products/new_product_dialog.h"
#include "console/products/product_editor.h"
#include "console/products/product_filter_bar.h"
#include "console/products/product_form.h"
#include "console/products/product_list_model.h"
#include "console/widgets/buttons.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/file_drop.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

const QString filterKey = QStringLiteral("filter");

using Sort = ProductFilter::Sort;

/// A header that the server sorts by: once up, once down, then the newest first again.
struct SortedColumn
{
    int column;
    Sort up;
    Sort down;
};
constexpr std::array sortedColumns{SortedColumn{ProductListModel::Name, Sort::NameUp, Sort::NameDown},
                                   SortedColumn{ProductListModel::Price, Sort::PriceUp, Sort::PriceDown}};

/// In the order of ProductListModel::Column.
ListColumns columns()
{
    return {{{0},
             {128, Cell::Text, 4},
             {104, Cell::Text, 3},
             {140, Cell::Pill},
             {68, Cell::Count, 2},
             {164},
             {84, Cell::Count},
             {96, Cell::Time, 1}},
            200};
}

std::vector<ProductRow> rowsOf(const ApiAnswer &answer)
{
    std::vector<ProductRow> rows;
    const QJsonArray items = answer.json.value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items)
        rows.push_back(productRow(productFrom(item.toObject())));
    return rows;
}

QString nextCursorOf(const ApiAnswer &answer)
{
    return answer.json.value(QLatin1StringView("nextCursor")).toString();
}

} // namespace

PageInfo ProductsPage::info()
{
    return {QStringLiteral("products"), QT_TRANSLATE_NOOP("Page", "Products"), QStringLiteral("package")};
}

ProductsPage::ProductsPage(const PageContext &context)
    : m_context(context), m_importAction(new QAction(themedIcon(QStringLiteral("document-import")), {}, this)),
      m_newStore(new QAction(themedIcon(QStringLiteral("list-add")), {}, this)),
      m_newProduct(new QAction(themedIcon(QStringLiteral("list-add")), {}, this)),
      m_duplicate(new QAction(themedIcon(QStringLiteral("edit-copy")), {}, this)),
      m_stores(new StoreList(context.api, this)), m_model(new ProductListModel(this)), m_filter(new ProductFilterBar),
      m_editor(new ProductEditor(context.api, context.session, context.memory)),
      m_list(new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_editor}))
{
    makeActions();
    setAcceptDrops(true);
    m_filter->setFilter(productFilterFrom(context.memory.value(filterKey).toMap()));
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
    m_model->setEdited(m_editor->edited());
    followRights();
    ProductsPage::retranslate();
    showSort();
}

void ProductsPage::makeActions()
{
    m_newProduct->setShortcut(QKeySequence::New);
    m_list->table()->addRowAction(m_duplicate);
    connect(m_newProduct, &QAction::triggered, this, [this] { createProduct(false); });
    connect(m_duplicate, &QAction::triggered, this, [this] { createProduct(true); });
    m_importAction->setShortcut(Qt::CTRL | Qt::Key_I);
    addActions(
        {m_newProduct, m_duplicate, m_importAction, m_newStore, m_editor->saveAction(), m_editor->discardAction()});
    addActions({m_editor->form()->addOptionAction(), m_editor->form()->removeOptionAction()});
    connect(m_importAction, &QAction::triggered, this, [this] {
        Q_EMIT openRequested({QStringLiteral("imports"), QStringLiteral("new"), {}});
    });
    connect(m_newStore, &QAction::triggered, this, &ProductsPage::createStore);
    m_list->header()->addButton(m_newProduct);
    m_list->header()->addButton(m_newStore);
    m_list->header()->addButton(m_importAction);
    m_list->header()->age()->setStaleAfter(staleAfter);
    m_list->table()->horizontalHeader()->setSortIndicatorShown(true);
}

void ProductsPage::connectParts()
{
    m_list->setPlay({[this] { return state(); }, [this] { return words(); }, [this] { refresh(); },
                     [this] { return wholeList(); }, [this] { return toVariant(m_filter->filter()); },
                     [this](const QVariantMap &kept) { m_filter->take(productFilterFrom(kept)); }});
    connect(m_filter, &ProductFilterBar::changed, this, [this] {
        m_context.memory.set(filterKey, toVariant(m_filter->filter()));
        m_total.reset();
        showSort();
        m_model->reload();
    });
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_list->table()->horizontalHeader(), &QHeaderView::sectionClicked, this, &ProductsPage::sortBy);
    connect(m_list->chosen(), &ChosenRow::chosen, m_editor, &ProductEditor::showProduct);
    connect(m_list->chosen(), &ChosenRow::chosen, this, &ProductsPage::followRights);
    connect(m_list->chosen(), &ChosenRow::hereChanged, this, &ProductsPage::followRights);
    connect(m_list->table(), &TableView::rowActivated, m_editor, &ProductEditor::beginEdit);
    connect(m_editor, &ProductEditor::fetched, this, [this](const Product &now) {
        m_model->applyProduct(now);
        QMetaObject::invokeMethod(this, &ProductsPage::followRights, Qt::QueuedConnection); // once the editor has it
    });
    connect(m_editor, &ProductEditor::editedChanged, this, [this] {
        m_model->setEdited(m_editor->edited());
        m_list->follow();
    });
    connect(m_stores, &StoreList::changed, this, [this] { m_filter->setStores(m_stores->stores()); });
    connect(&m_context.session, &OperatorSession::changed, this, &ProductsPage::followRights);
    m_context.live.subscribe(QStringLiteral("stock"), this, [this](const QJsonObject &frame) {
        if (const auto stock = stockViewFrom(frame))
            m_model->applyStock(*stock);
    });
}

void ProductsPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty())
        m_filter->take(productFilterFrom(ref.filter));
    m_list->open(ref.key);
}

void ProductsPage::refresh()
{
    m_stores->refresh();
    m_model->refresh();
    m_editor->refresh();
}

QWidget *ProductsPage::details()
{
    return m_list->details();
}

UnsavedEdits ProductsPage::unsavedEdits() const
{
    const int count = int(m_editor->edited().size());
    return {count, tr("%Ln product(s)", nullptr, count)};
}

void ProductsPage::discardEdits()
{
    m_editor->discardAll();
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
    std::vector<ProductRow> rows = rowsOf(answer);
    QSet<QString> categories;
    for (const ProductRow &row : rows)
        categories.insert(row.product.category);
    m_filter->addCategories(categories);
    if (const QJsonValue total = answer.json.value(QLatin1StringView("total")); total.isDouble())
        m_total = total.toInteger();
    m_list->setReadAt(systemNow());
    m_model->takePage(page.query, std::move(rows), nextCursorOf(answer));
}

PagedTable *ProductsPage::wholeList() const
{
    auto *list = new ProductListModel;
    list->setFetch([list, &api = m_context.api, filter = m_filter->filter()](const PagedTable::PageRequest &page) {
        api.send(productsRequest(filter, page), list, [list, query = page.query](const Result<ApiAnswer> &answer) {
            if (answer)
                list->takePage(query, rowsOf(*answer), nextCursorOf(*answer));
            else
                list->failPage(query, refusalText(answer.error()));
        });
    });
    return list;
}

ListState ProductsPage::state() const
{
    ListState state = listStateOf(*m_model);
    state.total = m_total;
    return state;
}

ListWords ProductsPage::words() const
{
    ListWords words{subtitle(), tr("Products could not be loaded: %1"), {}, nullptr};
    if (m_filter->filter().narrows()) {
        words.empty = {QStringLiteral("edit-find"), tr("No product fits"),
                       tr("Searched are name, description and tags. Widen the filters, or search for another part.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("package"), tr("No products yet"),
                       tr("Import a product file of a shop you run already, or let sellers register products.")};
        words.remedy = m_importAction;
    }
    return words;
}

QString ProductsPage::subtitle() const
{
    QStringList parts;
    if (m_total)
        parts << (m_filter->filter().narrows() ? tr("%Ln product(s) fit", nullptr, int(*m_total))
                                               : tr("%Ln product(s)", nullptr, int(*m_total)));
    else if (m_model->hasLoaded())
        parts << (m_model->isComplete() ? tr("%Ln product(s) fit", nullptr, m_model->rowCount())
                                        : tr("the first %Ln product(s)", nullptr, m_model->rowCount()));
    if (!m_editor->edited().isEmpty())
        parts << tr("%Ln with unsaved edits", nullptr, int(m_editor->edited().size()));
    return parts.join(QStringLiteral(" · "));
}

void ProductsPage::followRights()
{
    const bool may = m_context.session.may(permission::CatalogueEdit);
    const QString whyNot = may ? QString() : tr("The permission catalogue.edit is missing.");
    setAllowed(m_importAction, whyNot);
    setAllowed(m_newStore, whyNot);
    setAllowed(m_newProduct, whyNot);
    const bool any = m_editor->loadedProduct().has_value();
    setAllowed(m_duplicate, !whyNot.isEmpty() ? whyNot : any ? QString() : tr("Select a product first."));
}

void ProductsPage::sortBy(int column)
{
    const auto sorts = std::find_if(sortedColumns.begin(), sortedColumns.end(),
                                    [column](const SortedColumn &sorted) { return sorted.column == column; });
    // What the server does not sort by resets nothing.
    if (sorts != sortedColumns.end()) {
        const Sort now = m_filter->filter().sort;
        m_filter->setSort(now == sorts->up ? sorts->down : now == sorts->down ? Sort::Newest : sorts->up);
    }
    showSort();
}

void ProductsPage::showSort()
{
    const Sort sort = m_filter->filter().sort;
    QHeaderView *header = m_list->table()->horizontalHeader();
    const auto sorts = std::find_if(sortedColumns.begin(), sortedColumns.end(), [sort](const SortedColumn &sorted) {
        return sorted.up == sort || sorted.down == sort;
    });
    if (sorts == sortedColumns.end())
        header->setSortIndicator(-1, Qt::AscendingOrder);
    else
        header->setSortIndicator(sorts->column, sorts->down == sort ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ProductsPage::createProduct(bool asCopy)
{
    auto *dialog = new NewProductDialog(m_context.api, m_stores->stores(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto product = asCopy ? m_editor->loadedProduct() : std::nullopt)
        dialog->setFields(copyOf(*product));
    connect(dialog, &NewProductDialog::created, this, [this](const QString &name) {
        refresh();
        Toast::show(this, {Tone::Good, tr("Created the product “%1”.").arg(name), {}});
    });
    dialog->open();
}

void ProductsPage::createStore()
{
    auto *dialog = new StoreDialog(m_context.api, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StoreDialog::created, this, [this](const StoreView &store) {
        m_stores->add(store);
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
    const QVariantMap file{{QStringLiteral("file"), FileDrop::fileOf(event->mimeData())}};
    Q_EMIT openRequested({QStringLiteral("imports"), QStringLiteral("new"), file});
}

void ProductsPage::retranslate()
{
    m_importAction->setText(tr("Import CSV…"));
    m_newStore->setText(tr("New store…"));
    m_newProduct->setText(tr("New product…"));
    m_duplicate->setText(tr("Duplicate…"));
    m_filter->retranslate();
    m_model->retranslate();
    m_list->retranslate(tr("Products"));
    followRights();
}

} // namespace firstcome
