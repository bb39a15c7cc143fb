// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Qt>

namespace firstcome {

/// What a model of the console may give beside Qt's own roles.
enum TableRole {
    PillRole = Qt::UserRole + 100, ///< Pill, for StatePillDelegate
    NumberRole,                    ///< qint64 or double: for NumberDelegate, copy and CSV as a number
    InstantRole,                   ///< qint64 milliseconds since 1970: for TimeDelegate; CSV as ISO 8601
    SamplesRole,                   ///< SampleSeries, for SparklineDelegate
    IdRole,                        ///< the text is an id: CSV as a text that no spreadsheet rounds
};

} // namespace firstcome
