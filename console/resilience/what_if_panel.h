// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/resilience/breaker_view.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace firstcome {

class ApiClient;
class FormField;

/// Other limits, tried on what happened in the last hour. Changes nothing.
/// Invariant: what it says is about the limits in its fields. Thread: GUI.
class WhatIfPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int minutes = 60;

    explicit WhatIfPanel(ApiClient &api, QWidget *parent = nullptr);

    /// Of another dependency: its own limits are in the fields.
    void begin(const QString &dependency, const BreakerLimits &limits);
    QSpinBox *failureRate() const { return m_failureRate; }
    QPushButton *button() const { return m_try; }
    QString outcome() const;
    void retranslate();

private:
    BreakerLimits limits() const;
    void forget();
    void ask();

    ApiClient &m_api;
    QString m_dependency;
    QSpinBox *m_failureRate;
    QSpinBox *m_slowRate;
    QSpinBox *m_slowMs;
    QSpinBox *m_window;
    QList<FormField *> m_fields;
    QLabel *m_title;
    QPushButton *m_try;
    QLabel *m_outcome;
};

} // namespace firstcome
