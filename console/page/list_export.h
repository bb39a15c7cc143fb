// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_table.h"
#include <QSaveFile>

namespace firstcome {

/// Writes rows of a list to a CSV file: some that are loaded, or all that match, for which it walks a list of its own
/// to its end, page by page. Invariant: the file is there whole or not at all; that the list goes on where it was cut
/// is said. Thread: GUI. Deletes itself after `ended`.
class ListExport : public QObject
{
    Q_OBJECT

public:
    struct Job
    {
        QString path;
        QList<int> columns;
        const QAbstractItemModel *model = nullptr;
        QList<int> rows;            ///< of `model`, unless it walks
        PagedTable *walk = nullptr; ///< not loaded yet; taken
    };
    struct Outcome
    {
        int rows = 0;
        bool cut = false; ///< there are more than were walked
        bool cancelled = false;
        QString trouble; ///< not written
    };

    explicit ListExport(Job job, QObject *parent = nullptr);
    void start();
    void cancel();

Q_SIGNALS:
    void advanced(int rows);
    void ended(const firstcome::ListExport::Outcome &outcome);

private:
    void takePhase();
    void write(const QAbstractItemModel &model, const QList<int> &rows);
    void end(const Outcome &outcome);
    void commit(bool cut);

    Job m_job;
    QSaveFile m_file;
    int m_written = 0;
    bool m_ended = false;
};

} // namespace firstcome
