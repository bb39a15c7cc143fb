// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/sales/go_live.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;

namespace firstcome {

class ApiClient;

/// The go-live checklist of the chosen sale, asked of the server anew while it is looked at, and what is done about it.
/// Thread: GUI.
class GoLiveView : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds pause{5};

    GoLiveView(ApiClient &api, Clock serverNow, QWidget *parent = nullptr);

    void showSale(Id saleId);
    /// A button for it beside the heading.
    void addAct(QAction *action);
    /// Once a second.
    void tick();
    /// How many lines do not hold.
    int open() const { return m_open; }
    bool isKnown() const { return !m_checklist.isEmpty(); }
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void take(Id saleId, const QList<ChecklistLine> &checklist, const std::optional<Refusal> &refusal);
    void fill();

    ApiClient &m_api;
    Clock m_serverNow;
    Id m_saleId = 0;
    QList<ChecklistLine> m_checklist;
    std::optional<Refusal> m_refusal;
    std::optional<Instant> m_askedAt;
    int m_open = 0;
    QLabel *m_words;
    QBoxLayout *m_head;
    ConditionList *m_lines;
};

} // namespace firstcome
