// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/filter_bar.h"
#include "console/settlements/statement_filter.h"

class QDateEdit;
class QLabel;

namespace firstcome {

/// The fields that make up a StatementFilter. Invariant: what it shows is `filter()`. Thread: GUI.
class StatementFilterBar : public FilterBar
{
    Q_OBJECT

public:
    explicit StatementFilterBar(QWidget *parent = nullptr);

    const StatementFilter &filter() const { return m_filter; }
    /// Without saying that it changed.
    void setFilter(const StatementFilter &filter);
    /// Says so if it is another one.
    void take(const StatementFilter &filter);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeBetween();
    void readFields();
    void readDays(StatementFilter &filter) const;

    StatementFilter m_filter;
    QComboBox *m_state;
    QComboBox *m_period;
    QDateEdit *m_from;
    QDateEdit *m_to;
    QLabel *m_fromLabel;
    QLabel *m_toLabel;
    QWidget *m_between;
    bool m_showing = false;
};

} // namespace firstcome
