// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/product.h"
#include <QObject>

namespace firstcome {

class ApiClient;

/// The stores, for choosing one. At most `most` are known; who has more searches products by text.
/// Thread: GUI.
class StoreList : public QObject
{
    Q_OBJECT

public:
    static constexpr int most = 1'000;

    explicit StoreList(ApiClient &api, QObject *parent = nullptr);

    void refresh();
    const QList<StoreView> &stores() const { return m_stores; }
    /// A store that was just created.
    void add(const StoreView &store);

Q_SIGNALS:
    void changed();
    void failed(const firstcome::Refusal &refusal);

private:
    void ask(const QString &cursor);

    ApiClient &m_api;
    QList<StoreView> m_stores;
    QList<StoreView> m_gathered;
    int m_query = 0;
};

} // namespace firstcome
