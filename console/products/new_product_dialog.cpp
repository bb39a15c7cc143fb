// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/new_product_dialog.h"

#include "console/page/row_fault.h"
#include "console/products/product_draft.h"
#include "console/products/product_filter.h"
#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/base/text_form.h"
#include "shared/client/api_client.h"
#include "shared/contract/product_csv.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QUuid>

namespace firstcome {

namespace {

constexpr int dialogWidth = 520;
constexpr int descriptionHeight = 72;
constexpr int optionsHeight = 128;
constexpr int markLength = 8;
constexpr int namesAtOnce = 100;

enum Column { Name, Price, Stock, ColumnCount };

const QString nameField = QStringLiteral("name");
const QString optionsField = QStringLiteral("options");

/// A number as people type it: 12,900 or ₩12900; -1 when it is none.
qint64 numberFrom(QString text)
{
    text.remove(u',').remove(u'₩');
    bool good = false;
    const qint64 number = text.trimmed().toLongLong(&good);
    return good ? number : -1;
}

} // namespace

NewProductDialog::NewProductDialog(ApiClient &api, const QList<StoreView> &stores, QWidget *parent)
    : QDialog(parent), m_api(api), m_store(new QComboBox), m_name(new QLineEdit), m_category(new QLineEdit),
      m_tags(new QLineEdit), m_description(new QPlainTextEdit), m_options(new QTableWidget),
      m_create(pushButton(ButtonKind::Primary, tr("Create product")))
{
    setWindowTitle(tr("New product"));
    setFixedWidth(dialogWidth);
    for (const StoreView &store : stores) {
        m_store->addItem(store.name, store.name);
        m_storeIds.insert(store.name, idText(store.id));
    }
    m_name->setMaxLength(product_limit::name);
    m_category->setMaxLength(product_limit::category);
    m_description->setFixedHeight(descriptionHeight);
    m_description->setTabChangesFocus(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::small);
    column->addWidget(textLabel(TextRole::Heading, tr("New product")));
    addField(QStringLiteral("store"), m_store);
    addField(nameField, m_name);
    addField(optionsField, makeOptions());
    addField(QStringLiteral("category"), m_category);
    addField(QStringLiteral("tags"), m_tags);
    addField(QStringLiteral("description"), m_description);
    field(QStringLiteral("store"))->setTexts(tr("S&tore"));
    field(nameField)->setTexts(tr("&Name"), tr("No other product of the store has it."));
    field(optionsField)->setTexts(tr("&Options"), tr("One without a name is the product itself."));
    field(QStringLiteral("category"))->setTexts(tr("&Category"));
    field(QStringLiteral("tags"))->setTexts(tr("T&ags"), tr("Separated by commas."));
    field(QStringLiteral("description"))->setTexts(tr("&Description"));
    auto *cancel = pushButton(ButtonKind::Normal, tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    column->addLayout(buttons);
    m_create->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &NewProductDialog::create);
    addOption({});
    m_name->setFocus();
}

void NewProductDialog::addField(const QString &name, QWidget *editor)
{
    auto *made = new FormField(editor);
    m_fields.add(name, made);
    m_byName.insert(name, made);
    layout()->addWidget(made);
}

QWidget *NewProductDialog::makeOptions()
{
    m_options->setColumnCount(ColumnCount);
    m_options->setHorizontalHeaderLabels({tr("Option"), tr("Price (₩)"), tr("Stock")});
    m_options->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_options->verticalHeader()->hide();
    m_options->verticalHeader()->setDefaultSectionSize(metrics::row);
    m_options->setFixedHeight(optionsHeight);
    m_options->setEditTriggers(QAbstractItemView::AllEditTriggers);
    auto *more = pushButton(ButtonKind::Link, tr("Add an option"));
    connect(more, &QPushButton::clicked, this, [this] { addOption({}); });
    auto *options = new QWidget;
    options->setFocusProxy(m_options);
    auto *column = new QVBoxLayout(options);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::hair);
    column->addWidget(m_options);
    column->addWidget(more, 0, Qt::AlignLeft);
    return options;
}

void NewProductDialog::addOption(const NewOptionFields &option)
{
    const int row = m_options->rowCount();
    m_options->setRowCount(row + 1);
    m_options->setItem(row, Name, new QTableWidgetItem(option.name));
    const auto number = [this, row](Column column, const QString &text) {
        auto *item = new QTableWidgetItem(text);
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_options->setItem(row, column, item);
    };
    number(Price, option.price > 0 ? QString::number(option.price) : QString());
    number(Stock, QString::number(option.stock));
}

void NewProductDialog::setFields(const NewProductFields &fields)
{
    m_store->setCurrentIndex(m_store->findData(fields.store));
    m_name->setText(fields.name);
    m_category->setText(fields.category);
    m_tags->setText(fields.tags.join(QStringLiteral(", ")));
    m_description->setPlainText(fields.description);
    m_options->setRowCount(0);
    for (const NewOptionFields &option : fields.options)
        addOption(option);
}

NewProductFields NewProductDialog::fields() const
{
    NewProductFields fields{m_store->currentData().toString(), m_name->text().trimmed(),
                            m_description->toPlainText(),      m_category->text(),
                            tagsFrom(m_tags->text()),          {}};
    for (int row = 0; row < m_options->rowCount(); ++row) {
        const QString name = m_options->item(row, Name)->text();
        const QString price = m_options->item(row, Price)->text();
        // A row that nobody filled in is no option.
        if (row > 0 && name.trimmed().isEmpty() && price.trimmed().isEmpty())
            continue;
        fields.options.append({name, numberFrom(price), numberFrom(m_options->item(row, Stock)->text())});
    }
    return fields;
}

void NewProductDialog::create()
{
    const NewProductFields wanted = fields();
    m_fields.clearErrors();
    const QList<FieldError> faults = faultsOf(wanted);
    if (!faults.isEmpty()) {
        m_fields.showErrors(faults);
        return;
    }
    m_wanted = wanted;
    m_file = productFile(wanted, QUuid::createUuid().toString(QUuid::Id128).left(markLength));
    m_create->setEnabled(false);
    askForName({});
}

void NewProductDialog::askForName(const QString &cursor)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/products"));
    // As it is compared: the beginning of a long name finds it, too.
    request.with("q", searchKey(m_wanted.name).left(ProductFilter::longestText)).with("cursor", cursor);
    request.with("storeId", m_storeIds.value(m_wanted.store)).with("limit", QString::number(namesAtOnce));
    m_api.send(request, this, [this](const Result<ApiAnswer> &answer) { takeNames(answer); });
}

void NewProductDialog::takeNames(const Result<ApiAnswer> &answer)
{
    if (!answer) {
        m_create->setEnabled(true);
        return field(nameField)->setError(refusalText(answer.error()));
    }
    const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
    const bool taken = std::any_of(items.begin(), items.end(), [this](const QJsonValue &item) {
        return searchKey(productFrom(item.toObject()).name) == searchKey(m_wanted.name);
    });
    if (taken) {
        m_create->setEnabled(true);
        m_fields.showErrors({{nameField, tr("The store has a product of this name already.")}});
        return;
    }
    const QString next = answer->json.value(QLatin1StringView("nextCursor")).toString();
    next.isEmpty() ? send(true) : askForName(next);
}

void NewProductDialog::send(bool dryRun)
{
    ApiRequest request = ApiRequest::upload(QStringLiteral("/v1/ops/products/import"), {"text/csv", m_file});
    request.with("store", m_wanted.store);
    if (dryRun)
        request.with("dryRun", QStringLiteral("true"));
    m_api.send(request, this, [this, dryRun](const Result<ApiAnswer> &answer) { take(dryRun, answer); });
}

void NewProductDialog::take(bool dryRun, const Result<ApiAnswer> &answer)
{
    m_create->setEnabled(true);
    if (!answer)
        return field(nameField)->setError(refusalText(answer.error()));
    const ImportReport report = importReportFrom(answer->json);
    if (report.created != 1) {
        const QString why =
            report.errors.isEmpty() ? tr("It was not created.") : rowFault(report.errors.constFirst().message);
        return field(nameField)->setError(why);
    }
    if (dryRun) {
        m_create->setEnabled(false);
        return send(false);
    }
    Q_EMIT created(m_wanted.name);
    accept();
}

} // namespace firstcome
