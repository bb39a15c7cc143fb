// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/act_calls.h"
#include "console/page/bulk_dialog.h"
#include "console/settlements/settlement_values.h"

namespace firstcome {

/// Pays or rejects several payouts, one call after the other. Invariant: one that is refused stops no other; what may
/// have taken effect is sent again as the same call. Thread: GUI.
class BulkPayout : public BulkDialog
{
    Q_OBJECT

public:
    enum class Way : quint8 { Pay, Reject };

    BulkPayout(ApiClient &api, const QList<Payout> &payouts, Way way, QWidget *parent = nullptr);

protected:
    void run() override;

private:
    void next();
    void settle(Id id, const Result<ApiAnswer> &answer);

    ActCalls *m_calls;
    Way m_way;
    int m_settled = 0;
    int m_done = 0;
    int m_waiting = 0;
};

} // namespace firstcome
