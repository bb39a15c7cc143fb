// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QJsonObject>
#include <vector>

namespace firstcome {

/// What a live topic said at a moment.
struct RecordedFrame
{
    Instant at;
    QString topic;
    QJsonObject frame;
};

struct RecordedNote
{
    Instant at;
    QString text;
};

/// A number or word of a moment, by its path: "orders.placedToday".
struct RecordedFigure
{
    QString topic;
    QString path;
    QJsonValue value;
};

/// What was recorded, as a value. A file is JSON lines: a head, then frames and notes as they came, so that what was
/// written before a crash is a recording. Invariant: frames and notes are in order of time.
class Recording
{
public:
    QString title;
    std::vector<RecordedFrame> frames;
    std::vector<RecordedNote> notes;

    bool isEmpty() const { return frames.empty(); }
    Instant from() const { return frames.empty() ? Instant{} : frames.front().at; }
    Instant to() const { return frames.empty() ? Instant{} : frames.back().at; }
    /// What every topic had said last by then.
    std::vector<RecordedFigure> figuresAt(Instant at) const;
    /// A row a figure and frame: at,topic,figure,value.
    QByteArray csv() const;
    QByteArray lines() const;

    /// A recording, or the report of a load run. A refusal FILE_INVALID.
    static Result<Recording> fromFile(const QByteArray &file);
};

QByteArray headLine(const QString &title);
QByteArray lineOf(const RecordedFrame &frame);
QByteArray lineOf(const RecordedNote &note);

/// Every number and word of a frame by its path; members of lists by their name or group.
std::vector<RecordedFigure> figuresOf(const RecordedFrame &frame);

} // namespace firstcome
