// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_filter.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QToolButton;

namespace firstcome {

class ApiClient;
class ProductPicker;
class SearchField;

/// The fields that make up an OrderFilter. Times are Korean.
/// Invariant: what it shows is `filter()`. Thread: GUI.
class OrderFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit OrderFilterBar(ApiClient &api, QWidget *parent = nullptr);

    const OrderFilter &filter() const { return m_filter; }
    /// Without saying that it changed.
    void setFilter(const OrderFilter &filter);
    void clear();
    void focusSearch();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeBetween();
    void readFields();
    void take(const OrderFilter &filter);
    void fillStates();
    void fillPeriods();

    OrderFilter m_filter;
    SearchField *m_search;
    QComboBox *m_state;
    QComboBox *m_period;
    ProductPicker *m_product;
    QCheckBox *m_attention;
    QToolButton *m_clear;
    QWidget *m_between;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QLabel *m_fromLabel;
    QLabel *m_toLabel;
    bool m_showing = false;
};

} // namespace firstcome
