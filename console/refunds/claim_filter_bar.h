// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/filter_bar.h"
#include "console/refunds/claim_filter.h"

namespace firstcome {

/// The fields that make up a ClaimFilter. Invariant: what it shows is `filter()`. Thread: GUI.
class ClaimFilterBar : public FilterBar
{
    Q_OBJECT

public:
    explicit ClaimFilterBar(QWidget *parent = nullptr);

    const ClaimFilter &filter() const { return m_filter; }
    /// Without saying that it changed.
    void setFilter(const ClaimFilter &filter);
    /// Says so if it is another one.
    void take(const ClaimFilter &filter);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void readFields();

    ClaimFilter m_filter;
    QComboBox *m_state;
    QComboBox *m_kind;
    QComboBox *m_age;
    bool m_showing = false;
};

} // namespace firstcome
