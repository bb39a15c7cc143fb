// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include "shared/load/scenario/scenario.h"
#include <QHash>
#include <QJsonObject>

namespace firstcome {

/// A sale that a run rehearses, and what it sells.
struct RehearsedSale
{
    Id saleId = 0;
    QString product;
};

/// A run as a list knows it.
struct KeptRun
{
    enum class State : quint8 { UnderWay, Held, Broken, Lost, NoReport };

    Id id = 0; ///< the millisecond it was begun
    State state = State::NoReport;
    QString name;
    QString url;
    bool stoppedEarly = false;
    double seconds = 0;
    double perSecond = 0;
    std::optional<double> p99Micros; ///< from the intended instant, of what went well
    qint64 requests = 0;
    qint64 failed = 0;
    qint64 unsent = 0;
    qint64 stamp = 0; ///< grows when the run ends

    Instant startedAt() const { return fromMillis(id); }
};

/// The runs this computer keeps, each a folder: scenario, reports in three forms, what buyers saw.
/// Invariant: a folder whose report is there is never written again. Thread: one.
class KeptRuns
{
public:
    static constexpr int mostKept = 200; ///< the oldest go

    explicit KeptRuns(QString folder);
    /// In the console's data folder.
    static QString usualFolder();

    /// A folder for a run that begins now: its id, or why there can be none.
    Result<Id> begin(const load::Scenario &scenario, const QString &url, Instant now);
    QString folderOf(Id id) const;
    QString file(Id id, const QString &name) const;
    /// Newest first; `underWay` is one whose end is awaited.
    std::vector<KeptRun> all(Id underWay);
    /// Empty where there is none.
    QJsonObject report(Id id) const;
    std::optional<load::Scenario> scenario(Id id) const;
    void keepRehearsal(Id id, const RehearsedSale &sale) const;
    /// Nothing where it rehearsed none.
    std::optional<RehearsedSale> rehearsed(Id id) const;
    void remove(Id id);

private:
    std::vector<Id> ids() const;
    KeptRun read(Id id) const;

    QString m_folder;
    QHash<Id, KeptRun> m_ended; ///< those do not change any more
};

} // namespace firstcome
