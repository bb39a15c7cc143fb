// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/fitted_dialog.h"
#include "console/widgets/form_field.h"
#include "shared/client/api_request.h"
#include "shared/contract/product.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace firstcome {

class ApiClient;

/// Creates a store: name and description. Stays open, with the error at its field, until the server said yes.
/// Invariant: pressing the button again after no answer repeats the same request, so there is one store.
/// Thread: GUI.
class StoreDialog : public FittedDialog
{
    Q_OBJECT

public:
    explicit StoreDialog(ApiClient &api, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const firstcome::StoreView &store);

private:
    void follow();
    void send();
    void takeAnswer(const Result<ApiAnswer> &answer);

    ApiClient &m_api;
    std::optional<ApiRequest> m_request; ///< kept while its effect is not known
    QLineEdit *m_name;
    QPlainTextEdit *m_description;
    FormField *m_nameField;
    FormField *m_descriptionField;
    FormFields m_fields;
    QPushButton *m_create;
};

} // namespace firstcome
