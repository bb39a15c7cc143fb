// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QObject>
#include <QTimer>
#include <vector>

namespace firstcome {

class ApiClient;

/// What always holds in the server's books, and whether it does.
struct Invariant
{
    QString id;
    QString name;
    bool ok = false;
    QString detail; ///< the first offenders
};

struct CheckReport
{
    bool ok = false;
    Instant at{}; ///< our clock
    std::vector<Invariant> invariants;

    int broken() const;
};

CheckReport checkReportFrom(const QJsonObject &answer, Instant at);

/// Runs the server's invariants (POST /v1/ops/check) when asked, and by itself while `setLive`; keeps the last answer.
/// Invariant: one run at a time; by itself it never takes more than a tenth of the server's time.
/// Thread: GUI.
class InvariantCheck : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds pause{10};
    static constexpr int restAfter = 9; ///< times as long as the run took

    explicit InvariantCheck(ApiClient &api, QObject *parent = nullptr);

    void run();
    void setLive(bool live);
    bool isRunning() const { return m_running; }
    const std::optional<CheckReport> &report() const { return m_report; }
    /// Why the last run brought no answer; nothing when it did.
    const std::optional<Refusal> &failure() const { return m_failure; }

Q_SIGNALS:
    void changed();

private:
    ApiClient &m_api;
    QTimer m_next;
    std::optional<CheckReport> m_report;
    std::optional<Refusal> m_failure;
    bool m_running = false;
    bool m_live = false;
};

} // namespace firstcome
