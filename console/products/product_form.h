// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_draft.h"
#include "console/widgets/form_field.h"
#include <QWidget>

class QAction;
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace firstcome {

class OptionTableModel;

/// The fields of a product that can be edited, errors under them.
/// Thread: GUI. Knows no server: it shows a draft's fields and says when they were edited.
class ProductForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProductForm(QWidget *parent = nullptr);

    void showDraft(const ProductDraft &draft);
    ProductFields fields() const;
    /// Nothing can be edited, and why; empty: everything can.
    void setReadOnly(const QString &whyNot);
    /// Those that belong to no field here are handed back.
    QList<FieldError> showErrors(const QList<FieldError> &errors);
    /// Into the name, all of it selected.
    void beginEdit();
    QCheckBox *onSale() const { return m_onSale; }
    QAction *addOptionAction() const { return m_addOption; }
    QAction *removeOptionAction() const { return m_removeOption; }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    QWidget *makeOptions();
    void addOption();
    void followOptions();
    void fitOptions();
    ProductFields read() const;

    ProductFields m_shown; ///< what was given to show
    ProductFields m_read;  ///< the same, read back from the fields: they may hold it only nearly (a comma in a tag)
    QLineEdit *m_name;
    QLineEdit *m_category;
    QLineEdit *m_tags;
    QPlainTextEdit *m_description;
    QCheckBox *m_onSale;
    QTableView *m_options;
    QAction *m_addOption;
    QAction *m_removeOption;
    OptionTableModel *m_optionModel;
    FormField *m_nameField;
    FormField *m_categoryField;
    FormField *m_tagsField;
    FormField *m_descriptionField;
    FormField *m_optionsField;
    FormFields m_fields;
    bool m_showing = false;
    bool m_editable = false;
};

} // namespace firstcome
