// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/stock.h"
#include <QObject>
#include <vector>

namespace firstcome {

class ApiClient;

/// Fetches every option page by page (GET /v1/ops/stock), up to `rowLimit`.
/// Invariant: one page under way at a time; starting anew drops what the run before was waiting for.
/// Thread: GUI. Keeps no rows.
class StockSnapshot : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageLimit = 100;
    static constexpr int rowLimit = 100'000;
    /// Of a search: who wants more types more.
    static constexpr int mostFound = 500;

    explicit StockSnapshot(ApiClient &api, QObject *parent = nullptr);

    void start();
    bool isRunning() const { return m_running; }
    int rows() const { return m_rows; }
    /// There are more options than are fetched.
    bool isCapped() const { return m_capped; }
    /// Looks for options at the server, for those beyond the cap; answers with `found`.
    void search(const QString &text);

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

    void ask(const QString &cursor);
    void ask(const Search &search);

    ApiClient &m_api;
    quint64 m_run = 0;
    quint64 m_search = 0;
    int m_rows = 0;
    bool m_running = false;
    bool m_capped = false;
};

} // namespace firstcome
