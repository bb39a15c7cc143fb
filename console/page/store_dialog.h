// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/act_dialog.h"
#include "shared/client/api_request.h"
#include "shared/contract/product.h"

class QLineEdit;
class QPlainTextEdit;

namespace firstcome {

class ApiClient;

/// Creates a store: name and description.
/// Invariant: pressing the button again after no answer repeats the same request, so there is one store.
/// Thread: GUI.
class StoreDialog : public ActDialog
{
    Q_OBJECT

public:
    explicit StoreDialog(ApiClient &api, QWidget *parent = nullptr);

Q_SIGNALS:
    void created(const firstcome::StoreView &store);

protected:
    std::optional<QString> objection() override;

private:
    void send();
    void takeAnswer(const Result<ApiAnswer> &answer);

    ApiClient &m_api;
    std::optional<ApiRequest> m_request; ///< kept while its effect is not known
    QLineEdit *m_name;
    QPlainTextEdit *m_description;
};

} // namespace firstcome
