// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/sales/refusal_seconds.h"
#include "shared/contract/sale.h"
#include <QWidget>

class QLabel;

namespace firstcome {

class ApiClient;
class ContentStates;
class FactList;
class TimeChart;

/// Who was turned away: refusals second by second over the ten minutes up to the last one, and why.
/// Thread: GUI.
class RefusalsView : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes shown{10};
    static constexpr int mostPages = 10;

    explicit RefusalsView(ApiClient &api, QWidget *parent = nullptr);

    void showSale(const SaleView &sale);
    void retranslate();
    const RefusalSeconds &seconds() const { return m_seconds; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fetch();
    void ask(const QString &cursor, int page);
    void showSeconds();

    ApiClient &m_api;
    RefusalSeconds m_seconds;
    Id m_saleId = 0;
    qint64 m_refusals = 0;
    qint64 m_fetched = -1; ///< how many the sale had when they were fetched
    quint64 m_query = 0;
    TimeChart *m_chart;
    QLabel *m_why;
    FactList *m_totals;
    ContentStates *m_states;
};

/// A reason in the operator's words.
QString refusalReason(const QString &code);

} // namespace firstcome
