// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/events/dead_letter.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

struct DeadLetterRow
{
    Id id = 0;
    qint64 stamp = 0; ///< when it was read, counted
    DeadLetter letter;
};

using DeadLetterRows = PagedModel<DeadLetterRow, &DeadLetterRow::id, &DeadLetterRow::stamp>;

/// Events that nobody could take, newest first.
/// Thread: GUI.
class DeadLetterListModel : public DeadLetterRows
{
    Q_DECLARE_TR_FUNCTIONS(DeadLetterListModel)

public:
    enum Column { State, Type, Key, Group, Reason, Attempts, Parked, Since, ColumnCount };

    using DeadLetterRows::DeadLetterRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();
    /// What was read last replaces what was read before.
    DeadLetterRow rowOfLetter(const DeadLetter &letter) { return {letter.id, ++m_reads, letter}; }

private:
    static QVariant shown(const DeadLetter &letter, int column);

    qint64 m_reads = 0;
};

} // namespace firstcome
