// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/server_instance.h"
#include "console/widgets/state_pill.h"

/// Instances in the operator's language. Pure.
namespace firstcome::instance_words {

Pill pill(const ServerInstance &instance);
/// One that was there and is not any more.
Pill gone();
QString name(const QString &number);
QString roles(const ServerInstance &instance);
/// What its probe says holds.
QString probe(const QString &name);
QString logLevel(const QString &level);

/// As the API has them, the quietest first.
const QStringList &logLevels();

/// What a figure is written as; "–" where it is not known.
QString megabytes(std::optional<qint64> bytes);
QString processor(std::optional<double> cores);
QString milliseconds(std::optional<double> length);
QString count(std::optional<qint64> number);
QString rate(std::optional<double> perSecond);

} // namespace firstcome::instance_words
