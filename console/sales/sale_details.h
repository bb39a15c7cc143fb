// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include "shared/contract/sale.h"
#include <QTabWidget>

class QLabel;

namespace firstcome {

class AdmissionsView;
class ApiClient;
class FactList;
class GoLiveView;
class RefusalsView;
class StatePill;
class StockBar;
class TimeChart;

/// What is known of the selected sale, below the list: its figures as they move, its ledger, its refusals.
/// Thread: GUI.
class SaleDetails : public QTabWidget
{
    Q_OBJECT

public:
    SaleDetails(ApiClient &api, const UiMemory &memory, Clock serverNow, QWidget *parent = nullptr);

    /// The sale as it was read last.
    void showSale(const SaleView &sale);
    Id saleId() const { return m_sale.id; }
    /// Countdown and chart go on; call once a second.
    void tick();
    /// False while what is shown may be old: the chart has no line then.
    void setFresh(bool fresh) { m_fresh = fresh; }
    void breakLines();
    void retranslate();

    AdmissionsView *admissions() const { return m_admissions; }
    RefusalsView *refusals() const { return m_refusals; }
    GoLiveView *goLive() const { return m_goLive; }

private:
    QWidget *figuresTab();
    void showFacts();

    Clock m_serverNow;
    SaleView m_sale;
    bool m_fresh = false;
    StatePill *m_state;
    QLabel *m_left;
    StockBar *m_bar;
    FactList *m_facts;
    TimeChart *m_chart;
    AdmissionsView *m_admissions;
    RefusalsView *m_refusals;
    GoLiveView *m_goLive;
};

} // namespace firstcome
