// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/kept_runs.h"
#include "console/widgets/state_pill.h"
#include "shared/load/compare/comparison.h"

namespace firstcome::load_words {

QString journey(load::JourneyKind kind);
QString shape(load::Shape shape);
/// Of a scenario that ships: what it is for.
QString presetPurpose(const QString &name);
/// Of a kind of request as reports name it: "order", "all".
QString request(const QString &name);
QString outcome(const QString &name);
QString figure(load::Figure figure);
/// "Order · good · p99 < 100 ms from the intended instant"
QString threshold(const load::Threshold &threshold);
/// "10,000 arrivals in 1 min 00 s, at most 200 a second: browse, buy"
QString summary(const load::Scenario &scenario);

Pill runPill(const KeptRun &run);
/// What a run says to its claims, in a sentence.
QString verdict(const QJsonObject &report);
/// The sentence of a finding by its id; `name` where it has no words here.
QString finding(const QString &id, const QString &name);
Pill changePill(load::ComparedFigure::Change change);
/// Of a comparison's figure: "p99", "good per second".
QString compared(const QString &name);

} // namespace firstcome::load_words
