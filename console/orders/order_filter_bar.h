// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_filter.h"
#include "console/page/filter_bar.h"

class QCheckBox;
class QDateTimeEdit;
class QLabel;

namespace firstcome {

class ApiClient;
class ProductPicker;

/// The fields that make up an OrderFilter. Times are Korean.
/// Invariant: what it shows is `filter()`. Thread: GUI.
class OrderFilterBar : public FilterBar
{
    Q_OBJECT

public:
    explicit OrderFilterBar(ApiClient &api, QWidget *parent = nullptr);

    const OrderFilter &filter() const { return m_filter; }
    /// Without saying that it changed.
    void setFilter(const OrderFilter &filter);
    /// Says so if it is another one.
    void take(const OrderFilter &filter);
    void clear() { take({}); }
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeBetween();
    void readFields();
    void fillStates();
    void fillPeriods();

    OrderFilter m_filter;
    QComboBox *m_state;
    QComboBox *m_period;
    ProductPicker *m_product;
    QCheckBox *m_attention;
    QWidget *m_between;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QLabel *m_fromLabel;
    QLabel *m_toLabel;
    bool m_showing = false;
};

} // namespace firstcome
