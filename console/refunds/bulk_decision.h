// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/bulk_dialog.h"
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include "shared/contract/claim.h"

namespace firstcome {

class ApiClient;

/// Decides several claims in one call, each as asked. Invariant: one that is refused stops no other; what may have been
/// decided already is sent again as the same call. Thread: GUI.
class BulkDecision : public BulkDialog
{
    Q_OBJECT

public:
    enum class Way : quint8 { Approve, Reject };
    static constexpr int most = 500; ///< the server takes in one call

    BulkDecision(ApiClient &api, const QList<Claim> &claims, Way way, QWidget *parent = nullptr);

protected:
    void run() override;

private:
    void take(const ApiAnswer &answer);

    ApiClient &m_api;
    Way m_way;
    ApiRequest m_request; ///< one, so that it takes effect once however often it is sent
};

} // namespace firstcome
