// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/sales/go_live.h"
#include <QWidget>

class QLabel;

namespace firstcome {

class ApiClient;

/// The go-live checklist of the chosen sale, asked anew while it is looked at.
/// Thread: GUI.
class GoLiveView : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds pause{5};

    GoLiveView(ApiClient &api, Clock serverNow, QWidget *parent = nullptr);

    void showSale(const SaleView &sale);
    /// Once a second.
    void tick();
    /// How many lines do not hold.
    int open() const { return m_open; }
    bool isKnown() const { return m_server.lagSeconds.has_value(); }
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void fill();

    ApiClient &m_api;
    Clock m_serverNow;
    SaleView m_sale;
    ServerReadiness m_server;
    std::optional<Instant> m_askedAt;
    int m_open = 0;
    QLabel *m_words;
    ConditionList *m_lines;
};

} // namespace firstcome
