// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/kept_runs.h"
#include <QJsonObject>
#include <QObject>
#include <memory>

namespace firstcome {

class ApiClient;
class OperatorSession;
class RunProcess;

/// What is asked of a run beside its scenario.
struct RunWish
{
    load::Scenario scenario;
    bool verdict = true; ///< where anything is bought
    bool knee = false;
    QString ownHost; ///< the host typed as the operator's own, where the server is not this computer
    std::optional<RehearsedSale> rehearses{}; ///< the run goes to its double on shadow stock
};

/// The run under way, or the one that ended last: members first, then the engine, then its report.
/// Invariant: one at a time; the tokens of its members are removed when it ends. Thread: GUI.
class CurrentRun : public QObject
{
    Q_OBJECT

public:
    enum class Phase : quint8 { None, Preparing, Running, Ended, Refused };

    struct Ground
    {
        ApiClient &api;
        OperatorSession &session;
        KeptRuns &runs;
    };

    explicit CurrentRun(const Ground &ground, QObject *parent = nullptr);
    ~CurrentRun() override;

    void start(RunWish wish);
    void tell(const QJsonObject &command);
    bool isUnderWay() const { return m_phase == Phase::Preparing || m_phase == Phase::Running; }

    Phase phase() const { return m_phase; }
    Id id() const { return m_id; }
    const load::Scenario &scenario() const { return m_wish.scenario; }
    bool isPaused() const { return m_paused; }
    /// Somebody asked it to end.
    bool isStopping() const { return m_stopping; }
    /// What the engine is at beside sending: "reading the server's books".
    QString doing() const { return m_doing; }
    const std::optional<Refusal> &refusal() const { return m_refusal; }

Q_SIGNALS:
    void changed();
    void second(const QJsonObject &figures);
    /// Something was done to it, as it stands in its report.
    void noted(const QString &text);

private:
    void beginRehearsal();
    void begin();
    void tellVerdict(const QJsonObject &report);
    void takeMembers(const Result<QString> &made);
    void launch();
    void end(int exitCode);
    void refuseWith(const Refusal &refusal);
    QString tokensFile() const;

    Ground m_ground;
    RunWish m_wish;
    std::unique_ptr<RunProcess> m_process;
    Phase m_phase = Phase::None;
    Id m_id = 0;
    QString m_rehearsal; ///< where its verdict is told
    QString m_memberPassword;
    bool m_paused = false;
    bool m_stopping = false;
    QString m_doing;
    std::optional<Refusal> m_refusal;
};

} // namespace firstcome
