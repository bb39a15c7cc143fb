// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace firstcome {

/// One line of a scenario's form. Thread: GUI.
class ScenarioRow : public QWidget
{
    Q_OBJECT

public:
    explicit ScenarioRow(QWidget *parent = nullptr);
    virtual void retranslate() = 0;

Q_SIGNALS:
    void edited();

protected:
    QComboBox *addChoice(int count, int width);
    QSpinBox *addNumber(int least, int most);
    QDoubleSpinBox *addDecimal(double most, int places);
    QCheckBox *addFlag();
    void addStretch();
    /// What is added from now on stands on a line of its own below, so far from the left.
    QWidget *addLine(int indent);

private:
    QBoxLayout *m_column;
    QBoxLayout *m_line = nullptr;
};

/// From least to most.
struct RangeFields
{
    QSpinBox *least = nullptr;
    QSpinBox *most = nullptr;

    void set(load::Range range) const;
    load::Range range() const;
};

/// A stretch of arrivals: its shape, its rates, its length. Shows the fields its shape has.
class PhaseRow : public ScenarioRow
{
    Q_OBJECT

public:
    PhaseRow();
    void setPhase(const load::Phase &phase);
    load::Phase phase() const;
    void retranslate() override;

private:
    void followShape();

    QComboBox *m_shape;
    QDoubleSpinBox *m_from;
    QDoubleSpinBox *m_to;
    QSpinBox *m_steps;
    QDoubleSpinBox *m_seconds;
};

/// A journey and how often it is begun beside the others. Shows the fields its journey has.
class MixRow : public ScenarioRow
{
    Q_OBJECT

public:
    MixRow();
    void setEntry(const load::MixEntry &entry);
    load::MixEntry entry() const;
    void retranslate() override;

private:
    void followJourney();

    QComboBox *m_journey;
    QDoubleSpinBox *m_weight;
    RangeFields m_think;
    QCheckBox *m_signsIn;
    QWidget *m_order = nullptr; ///< what is asked of who orders
    RangeFields m_quantity;
    RangeFields m_lines;
    QComboBox *m_payment = nullptr;
    QDoubleSpinBox *m_neverPays = nullptr;
};

/// A claim a run must hold.
class ThresholdRow : public ScenarioRow
{
    Q_OBJECT

public:
    ThresholdRow();
    void setThreshold(const load::Threshold &threshold);
    load::Threshold threshold() const;
    void retranslate() override;

private:
    void followFigure();

    QComboBox *m_request;
    QComboBox *m_outcome;
    QComboBox *m_figure;
    QComboBox *m_latency;
    QComboBox *m_comparison;
    QDoubleSpinBox *m_value;
};

} // namespace firstcome
