// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include "shared/contract/product_csv.h"
#include <QObject>

namespace firstcome {

class ApiClient;
struct ApiAnswer;

/// A product file on its way into a store: tried first (nothing changes), then imported. Keeps what was found.
/// Invariant: what is imported are the bytes that were tried, into the store and in the way they were tried for; an
/// answer to an earlier file or store is ignored; of another file or store nothing is
/// ended unasked, and another file's columns are its own. Thread: GUI.
class FileImport : public QObject
{
    Q_OBJECT

public:
    enum class Phase : quint8 {
        Waiting,   ///< for a file or a store
        Trying,    ///< the server is asked what would change
        Tried,     ///< `report` says what would change
        Importing, ///< under way
        Imported,  ///< `report` says what changed
        Refused,   ///< `refusal` says why; nothing changed, or it is not known (no answer)
    };

    static constexpr qint64 largestFile = 64LL * 1024 * 1024;
    static constexpr std::chrono::minutes patience{10};

    explicit FileImport(ApiClient &api, QObject *parent = nullptr);

    /// Reads it and tries it once a store is known.
    void setFile(const QString &path);
    void setStore(const QString &name);
    /// Whether what the source took away goes off sale, too; tries the file anew.
    void setEndMissing(bool end);
    bool endsMissing() const { return m_endMissing; }
    /// Which column fills which field, said by a person; a field that is not in it is told by the header. Tries anew.
    void setMapping(const QMap<QString, QString> &mapping);
    const QMap<QString, QString> &mapping() const { return m_mapping; }
    /// Every column of the file with the field it fills, also of one that was refused for its header.
    const QList<ImportColumn> &columns() const { return m_columns; }
    /// Tries the file anew, as it is on disk now.
    void tryAgain();
    void importNow();
    void reset();

    Phase phase() const { return m_phase; }
    QString path() const { return m_path; }
    QString store() const { return m_store; }
    qint64 size() const { return m_bytes.size(); }
    /// Why the file could not be read; empty while all is well.
    QString fileFault() const { return m_fileFault; }
    const ImportReport &report() const { return m_report; }
    /// The import (or dry run) of `report`, as the server keeps it.
    Id runId() const { return m_runId; }
    const Refusal &refusal() const { return m_refusal; }
    /// Since when the file is being looked through or imported.
    Instant since() const { return m_since; }
    /// Refused while importing, not while trying.
    bool wasImporting() const { return m_importing; }

Q_SIGNALS:
    void changed();

private:
    void readFile();
    void start();
    void send(bool dryRun);
    void take(const Result<ApiAnswer> &answer, bool dryRun);
    void become(Phase phase);

    ApiClient &m_api;
    QString m_path;
    QString m_store;
    QByteArray m_bytes;
    QString m_fileFault;
    QMap<QString, QString> m_mapping;
    QList<ImportColumn> m_columns;
    ImportReport m_report;
    Id m_runId = 0;
    Refusal m_refusal;
    Instant m_since{};
    int m_query = 0;
    bool m_endMissing = false;
    bool m_importing = false;
    bool m_asking = false; ///< a request is under way
    Phase m_phase = Phase::Waiting;
};

} // namespace firstcome
