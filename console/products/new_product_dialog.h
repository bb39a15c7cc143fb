// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/new_product.h"
#include "console/widgets/form_field.h"
#include "shared/base/result.h"
#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace firstcome {

class ApiClient;
struct ApiAnswer;

/// Creates a product: tries it at the server first, so that what is wrong is said before anything is there.
/// Invariant: what was typed stays until the product is created. Thread: GUI.
class NewProductDialog : public QDialog
{
    Q_OBJECT

public:
    NewProductDialog(ApiClient &api, const QList<StoreView> &stores, QWidget *parent = nullptr);

    void setFields(const NewProductFields &fields);
    NewProductFields fields() const;
    FormField *field(const QString &name) const { return m_byName.value(name); }
    QPushButton *createButton() const { return m_create; }

Q_SIGNALS:
    void created(const QString &name);

private:
    QWidget *makeOptions();
    void addField(const QString &name, QWidget *editor);
    void addOption(const NewOptionFields &option);
    void create();
    /// The import lets names repeat, a person is told: is the name taken? Asks page by page.
    void askForName(const QString &cursor);
    void takeNames(const Result<ApiAnswer> &answer);
    void send(bool dryRun);
    void take(bool dryRun, const Result<ApiAnswer> &answer);

    ApiClient &m_api;
    QComboBox *m_store;
    QLineEdit *m_name;
    QLineEdit *m_category;
    QLineEdit *m_tags;
    QPlainTextEdit *m_description;
    QTableWidget *m_options;
    QPushButton *m_create;
    FormFields m_fields;
    QHash<QString, FormField *> m_byName;
    QHash<QString, QString> m_storeIds; ///< by name
    NewProductFields m_wanted;          ///< what is being created
    QByteArray m_file;                  ///< the same as it is sent
};

} // namespace firstcome
