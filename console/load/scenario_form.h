// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"
#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace firstcome {

class ApiClient;
class ArrivalCurve;
class FormField;
class ProductPicker;
class RowList;
class ScenarioRow;

/// A scenario as fields: who comes when, what they do, what must hold. What is drawn follows every key.
/// Invariant: `scenario` is what the fields say. Thread: GUI. Keeps nothing.
class ScenarioForm : public QWidget
{
    Q_OBJECT

public:
    explicit ScenarioForm(ApiClient &api, QWidget *parent = nullptr);

    void setScenario(const load::Scenario &scenario);
    load::Scenario scenario() const;
    QLineEdit *name() const { return m_name; }
    RowList *phases() const { return m_phases; }
    RowList *mix() const { return m_mix; }
    RowList *thresholds() const { return m_thresholds; }
    ProductPicker *product() const { return m_product; }
    QButtonGroup *models() const { return m_models; }
    QSpinBox *users() const { return m_users; }
    QSpinBox *duration() const { return m_duration; }
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    QWidget *makeHead();
    QWidget *makeUsers();
    void watchRows(RowList *list, const std::function<ScenarioRow *()> &make);
    void put(RowList *list, ScenarioRow *row);
    void follow();

    load::Scenario m_given; ///< what the fields do not show: its seed, further products
    QLineEdit *m_name;
    ProductPicker *m_product;
    FormField *m_nameField;
    FormField *m_productField;
    QButtonGroup *m_models;
    ArrivalCurve *m_curve;
    RowList *m_phases;
    QWidget *m_closed;
    QSpinBox *m_users;
    QSpinBox *m_ramp;
    QSpinBox *m_duration;
    RowList *m_mix;
    RowList *m_thresholds;
    QList<QLabel *> m_headings;
    bool m_setting = false;
};

} // namespace firstcome
