// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"

namespace firstcome::load {

/// What a person asks of a run under way.
struct RunCommand
{
    enum class Kind : quint8 { Rate, Users, Pause, Resume, Stop, Note, Token };
    Kind kind = Kind::Note;
    double rate = 0;
    int users = 0;
    QString note;
    QByteArray token; ///< of the operator, for the books; no part of the run and never noted

    /// For the chart: "rate 500", "paused".
    QString text() const;
};

/// One line of JSON: {"rate": N}, {"users": N}, {"pause": true}, {"resume": true}, {"stop": true}, {"note": TEXT} or
/// {"token": TEXT}.
Result<RunCommand> runCommandFrom(const QByteArray &line);

} // namespace firstcome::load
