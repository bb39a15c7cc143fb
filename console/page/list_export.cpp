// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/list_export.h"

#include "console/widgets/table_export.h"
#include "shared/base/csv_text.h"
#include <numeric>

namespace firstcome {

ListExport::ListExport(Job job, QObject *parent) : QObject(parent), m_job(std::move(job)), m_file(m_job.path)
{
    if (m_job.walk)
        m_job.walk->setParent(this);
}

void ListExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return end({0, false, false, m_file.errorString()});
    m_file.write(csvMark);
    if (!m_job.walk) {
        write(*m_job.model, m_job.rows);
        return commit(false);
    }
    connect(m_job.walk, &PagedTable::phaseChanged, this, &ListExport::takePhase);
    m_job.walk->reload();
}

void ListExport::takePhase()
{
    PagedTable &list = *m_job.walk;
    if (m_ended)
        return;
    if (list.phase() == PagedTable::Phase::Failed)
        return end({m_written, false, false, list.failure()});
    if (list.phase() != PagedTable::Phase::Idle || !list.hasLoaded())
        return;
    QList<int> rows(list.rowCount({}) - m_written);
    std::iota(rows.begin(), rows.end(), m_written);
    write(list, rows);
    Q_EMIT advanced(m_written);
    if (list.canFetchMore({}))
        list.fetchMore({});
    else
        commit(!list.isComplete());
}

void ListExport::write(const QAbstractItemModel &model, const QList<int> &rows)
{
    m_file.write(toCsv({&model, rows, m_job.columns, m_written == 0}));
    m_written += int(rows.size());
}

void ListExport::commit(bool cut)
{
    const bool written = m_file.commit();
    end({m_written, cut, false, written ? QString() : m_file.errorString()});
}

void ListExport::cancel()
{
    end({m_written, false, true, {}});
}

void ListExport::end(const Outcome &outcome)
{
    if (std::exchange(m_ended, true))
        return;
    if (outcome.cancelled || !outcome.trouble.isEmpty())
        m_file.cancelWriting();
    Q_EMIT ended(outcome);
    deleteLater();
}

} // namespace firstcome
