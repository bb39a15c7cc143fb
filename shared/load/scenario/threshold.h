// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/step.h"

namespace firstcome::load {

/// A figure of a run that a threshold can ask for.
enum class Figure : quint8 { P50, P90, P95, P99, P999, P9999, Mean, Max, Count, PerSecond, Share };
QStringList figureNames();
QString figureName(Figure figure);

enum class Comparison : quint8 { Less, AtMost, More, AtLeast };
QStringList comparisonNames();
QString comparisonName(Comparison comparison);
bool holds(double measured, Comparison comparison, double limit);

/// A claim about a run, e.g. "99 % of the good orders are answered in less than 100 ms".
struct Threshold
{
    std::optional<Step> request;    ///< nothing: all requests
    std::optional<Outcome> outcome; ///< nothing: any
    Figure figure = Figure::P99;
    bool service = false; ///< time since it was sent; else since it was meant to be
    Comparison comparison = Comparison::Less;
    double value = 0; ///< times in milliseconds
    bool operator==(const Threshold &) const = default;

    bool isTime() const { return figure < Figure::Count; }
    /// "order good p99 < 100 ms"
    QString text() const;
};

/// What is said where a threshold means everything: "all" and "any".
extern const QString allRequests;
extern const QString anyOutcome;

} // namespace firstcome::load
