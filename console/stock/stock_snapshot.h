// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/client/api_request.h"
#include "shared/contract/stock.h"
#include <QObject>
#include <QSet>
#include <vector>

namespace firstcome {

class ApiClient;

/// Fetches every option page by page (GET /v1/ops/stock), up to a limit; what sells now comes first, however many there
/// are.
/// Invariant: one page under way at a time; starting anew drops what the run before was waiting for.
/// Thread: GUI. Keeps no rows.
class StockSnapshot : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        int page = 100;
        int rows = 100'000;
    };
    /// Of a search: who wants more types more.
    static constexpr int mostFound = 500;
    /// Products asked for by themselves at once: those of open sales, and those that move and are not loaded.
    static constexpr int mostProducts = 20;

    explicit StockSnapshot(ApiClient &api, QObject *parent = nullptr);

    const Limits &limits() const { return m_limits; }
    void setLimits(const Limits &limits) { m_limits = limits; }
    void start();
    bool isRunning() const { return m_running; }
    int rows() const { return m_rows; }
    /// There are more options than are fetched.
    bool isCapped() const { return m_capped; }
    /// Looks for options at the server, for those beyond the cap; answers with `found`.
    void search(const QString &text);
    /// The options of these products, `mostProducts` at most, each asked for once until the next start; answers with
    /// `found`.
    void fetchProducts(const QSet<Id> &products);

Q_SIGNALS:
    void started();
    void pageCame(const std::vector<firstcome::StockView> &page);
    void finished();
    void failed(const firstcome::Refusal &why);
    void found(const std::vector<firstcome::StockView> &page);

private:
    struct Search
    {
        QString text;
        QString cursor;
        int found = 0;
    };

    void askOpenSales(const QString &cursor);
    ApiRequest pageRequest(const QString &cursor) const;
    void ask(const QString &cursor);
    void ask(const Search &search);

    ApiClient &m_api;
    Limits m_limits;
    QSet<Id> m_asked; ///< products
    quint64 m_run = 0;
    quint64 m_search = 0;
    int m_rows = 0;
    bool m_running = false;
    bool m_capped = false;
};

} // namespace firstcome
