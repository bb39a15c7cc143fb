// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_form.h"

#include "console/products/option_table_model.h"
#include "console/widgets/buttons.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

namespace firstcome {

namespace {

constexpr int descriptionHeight = 96;
constexpr int mostOptionsSeen = 8;
constexpr int availableWidth = 72;
constexpr int soldWidth = 52;
constexpr int priceWidth = 88;

const QString separator = QStringLiteral(", ");

} // namespace

ProductForm::ProductForm(QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit), m_category(new QLineEdit), m_tags(new QLineEdit),
      m_description(new QPlainTextEdit), m_onSale(new QCheckBox), m_options(new QTableView),
      m_addOption(new QAction(themedIcon(QStringLiteral("list-add")), {}, this)),
      m_removeOption(new QAction(themedIcon(QStringLiteral("list-remove")), {}, this)),
      m_optionModel(new OptionTableModel(this)), m_nameField(new FormField(m_name)),
      m_categoryField(new FormField(m_category)), m_tagsField(new FormField(m_tags)),
      m_descriptionField(new FormField(m_description)), m_optionsField(new FormField(makeOptions()))
{
    m_description->setFixedHeight(descriptionHeight);
    m_description->setTabChangesFocus(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_onSale);
    for (FormField *field : {m_nameField, m_optionsField, m_categoryField, m_tagsField, m_descriptionField})
        column->addWidget(field);
    m_fields.add(QStringLiteral("name"), m_nameField);
    m_fields.add(QStringLiteral("options"), m_optionsField);
    m_fields.add(QStringLiteral("category"), m_categoryField);
    m_fields.add(QStringLiteral("tags"), m_tagsField);
    m_fields.add(QStringLiteral("description"), m_descriptionField);

    const auto say = [this] {
        if (!m_showing)
            Q_EMIT edited();
    };
    for (QLineEdit *field : {m_name, m_category, m_tags})
        connect(field, &QLineEdit::textChanged, this, say);
    connect(m_description, &QPlainTextEdit::textChanged, this, say);
    connect(m_onSale, &QCheckBox::toggled, this, say);
    connect(m_optionModel, &OptionTableModel::edited, this, say);
    connect(m_optionModel, &OptionTableModel::edited, m_optionsField, &FormField::clearError);
    connect(m_addOption, &QAction::triggered, this, &ProductForm::addOption);
    connect(m_removeOption, &QAction::triggered, this, [this] {
        m_optionModel->removeNew(m_options->currentIndex().row());
        fitOptions();
    });
    connect(m_options->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProductForm::followOptions);
}

QWidget *ProductForm::makeOptions()
{
    m_options->setModel(m_optionModel);
    auto *prices = new PriceDelegate(m_options);
    connect(prices, &PriceDelegate::refused, this, [this](const QString &words) { m_optionsField->setError(words); });
    m_options->setItemDelegateForColumn(OptionTableModel::Price, prices);
    for (const int column : {OptionTableModel::Available, OptionTableModel::Sold})
        m_options->setItemDelegateForColumn(column, new NumberDelegate(NumberDelegate::Kind::Count, m_options));
    m_options->verticalHeader()->hide();
    m_options->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_options->verticalHeader()->setDefaultSectionSize(metrics::row);
    QHeaderView *header = m_options->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(OptionTableModel::Name, QHeaderView::Stretch);
    m_options->setColumnWidth(OptionTableModel::Price, priceWidth);
    m_options->setColumnWidth(OptionTableModel::Available, availableWidth);
    m_options->setColumnWidth(OptionTableModel::Sold, soldWidth);
    m_options->setShowGrid(false);
    m_options->setWordWrap(false);
    m_options->setTabKeyNavigation(false);
    m_options->setSelectionMode(QAbstractItemView::SingleSelection);
    m_options->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_options->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                               QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::small);
    for (QAction *action : {m_addOption, m_removeOption}) {
        auto *button = actionButton(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *part = new QWidget;
    part->setFocusProxy(m_options);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::hair);
    column->addWidget(m_options);
    column->addLayout(buttons);
    return part;
}

void ProductForm::addOption()
{
    const int row = m_optionModel->addNew();
    fitOptions();
    const QModelIndex cell = m_optionModel->index(row, OptionTableModel::Name);
    m_options->setCurrentIndex(cell);
    m_options->scrollTo(cell);
    m_options->edit(cell);
}

void ProductForm::followOptions()
{
    const bool fresh = m_editable && m_optionModel->isNew(m_options->currentIndex().row());
    setAllowed(m_removeOption, fresh ? QString()
                                     : tr("Only an option that is not saved yet can be removed; others are "
                                          "taken off sale by their tick."));
    m_removeOption->setVisible(fresh);
}

void ProductForm::showDraft(const ProductDraft &draft)
{
    m_showing = true;
    m_shown = draft.fields();
    // Only what differs is set: the cursor stays where somebody types.
    const auto set = [](auto *field, const QString &now, const QString &wanted) {
        if (now != wanted) {
            if constexpr (std::is_same_v<decltype(field), QPlainTextEdit *>)
                field->setPlainText(wanted);
            else
                field->setText(wanted);
        }
    };
    set(m_name, m_name->text(), m_shown.name);
    set(m_category, m_category->text(), m_shown.category);
    set(m_tags, m_tags->text(), m_shown.tags.join(separator));
    set(m_description, m_description->toPlainText(), m_shown.description);
    m_name->setCursorPosition(0);
    m_onSale->setChecked(m_shown.onSale);
    m_optionModel->setOptions(draft.base().options, m_shown.options);
    fitOptions();
    m_read = read();
    m_fields.clearErrors();
    m_showing = false;
}

ProductFields ProductForm::read() const
{
    return {m_name->text(),           m_description->toPlainText(), m_category->text(),
            tagsFrom(m_tags->text()), m_onSale->isChecked(),        m_optionModel->fields()};
}

ProductFields ProductForm::fields() const
{
    const ProductFields now = read();
    ProductFields fields = m_shown;
    if (now.name != m_read.name)
        fields.name = now.name;
    if (now.description != m_read.description)
        fields.description = now.description;
    if (now.category != m_read.category)
        fields.category = now.category;
    if (now.tags != m_read.tags)
        fields.tags = now.tags;
    fields.onSale = now.onSale;
    fields.options = now.options;
    return fields;
}

void ProductForm::setReadOnly(const QString &whyNot)
{
    const bool readOnly = !whyNot.isEmpty();
    for (QLineEdit *field : {m_name, m_category, m_tags})
        field->setReadOnly(readOnly);
    m_description->setReadOnly(readOnly);
    m_optionModel->setEditable(!readOnly);
    m_editable = !readOnly;
    m_onSale->setEnabled(!readOnly);
    setAllowed(m_addOption, whyNot);
    followOptions();
    setToolTip(whyNot);
}

QList<FieldError> ProductForm::showErrors(const QList<FieldError> &errors)
{
    QList<FieldError> named = errors;
    // The server says which option ("options[2].price"); the table is one field here.
    for (FieldError &error : named) {
        if (error.field.startsWith(QLatin1StringView("options")))
            error.field = QStringLiteral("options");
    }
    return m_fields.showErrors(named);
}

void ProductForm::beginEdit()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ProductForm::retranslate()
{
    m_nameField->setTexts(tr("&Name"));
    m_onSale->setText(tr("On sale: shoppers find it and can buy it"));
    m_addOption->setText(tr("Add option"));
    m_removeOption->setText(tr("Remove"));
    m_optionsField->setTexts(tr("&Options"),
                             tr("A ticked one is on sale. F2 or a double click edits a name or price."));
    m_categoryField->setTexts(tr("Ca&tegory"));
    m_tagsField->setTexts(tr("T&ags"), tr("Separated by commas."));
    m_descriptionField->setTexts(tr("&Description"));
    m_optionModel->retranslate();
}

void ProductForm::fitOptions()
{
    const int rows = std::clamp(m_optionModel->rowCount(), 1, mostOptionsSeen);
    const int frame = 2 * m_options->frameWidth();
    m_options->setFixedHeight(m_options->horizontalHeader()->sizeHint().height() + rows * metrics::row + frame);
}

} // namespace firstcome
