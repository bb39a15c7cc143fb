// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recorder/recording.h"

#include "shared/base/csv_text.h"
#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <map>

namespace firstcome {

namespace {

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// What a list's member is called; nothing for one that has no name, such as a histogram's counts.
QString nameOf(const QJsonObject &member)
{
    for (const char *field : {"name", "group", "optionId", "orderId"}) {
        const QString name = member.value(QLatin1StringView(field)).toString();
        if (!name.isEmpty())
            return name;
    }
    return {};
}

void collect(const QString &path, const QJsonValue &value, std::vector<RecordedFigure> &figures)
{
    const QString before = path.isEmpty() ? QString() : path + u'.';
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            collect(before + member.key(), *member, figures);
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (const QJsonValue &member : list) {
            if (const QString name = nameOf(member.toObject()); !name.isEmpty())
                collect(before + name, member, figures);
        }
    } else if (value.isDouble() || value.isString() || value.isBool()) {
        figures.push_back({{}, path, value});
    }
}

/// The seconds of a load run as frames of the topic "run".
Recording fromReport(const QJsonObject &report)
{
    Recording recording;
    const Instant begin = fromIso(report.value(QLatin1StringView("startedAt")).toString()).value_or(Instant{});
    recording.title = report.value(QLatin1StringView("scenario"))[u"name"].toString();
    const QJsonArray seconds = report.value(QLatin1StringView("seconds")).toArray();
    for (const QJsonValue &second : seconds)
        recording.frames.push_back(
            {begin + std::chrono::seconds(second[u"second"].toInt()), QStringLiteral("run"), second.toObject()});
    const QJsonArray notes = report.value(QLatin1StringView("notes")).toArray();
    for (const QJsonValue &note : notes)
        recording.notes.push_back({begin + std::chrono::seconds(note[u"second"].toInt()), note[u"note"].toString()});
    return recording;
}

Refusal wrong(int number)
{
    return {code::fileInvalid, QStringLiteral("Line %1 is no line of a recording.").arg(number), {}, {}};
}

} // namespace

QByteArray headLine(const QString &title)
{
    return line({{QStringLiteral("recording"), 1}, {QStringLiteral("title"), title}});
}

QByteArray lineOf(const RecordedFrame &frame)
{
    return line({{QStringLiteral("at"), toIso(frame.at)},
                 {QStringLiteral("topic"), frame.topic},
                 {QStringLiteral("frame"), frame.frame}});
}

QByteArray lineOf(const RecordedNote &note)
{
    return line({{QStringLiteral("at"), toIso(note.at)}, {QStringLiteral("note"), note.text}});
}

std::vector<RecordedFigure> figuresOf(const RecordedFrame &frame)
{
    std::vector<RecordedFigure> figures;
    QJsonObject said = frame.frame;
    for (const char *envelope : {"topic", "seq", "now"})
        said.remove(QLatin1StringView(envelope));
    collect({}, said, figures);
    for (RecordedFigure &figure : figures)
        figure.topic = frame.topic;
    return figures;
}

std::vector<RecordedFigure> Recording::figuresAt(Instant at) const
{
    std::map<std::pair<QString, QString>, QJsonValue> last;
    for (const RecordedFrame &frame : frames) {
        if (frame.at > at)
            break;
        for (RecordedFigure &figure : figuresOf(frame))
            last[{figure.topic, figure.path}] = figure.value;
    }
    std::vector<RecordedFigure> figures;
    for (const auto &[name, value] : last)
        figures.push_back({name.first, name.second, value});
    return figures;
}

QByteArray Recording::csv() const
{
    QByteArray csv = "at,topic,figure,value\r\n";
    for (const RecordedFrame &frame : frames) {
        for (const RecordedFigure &figure : figuresOf(frame))
            csv += toIsoUtf8(frame.at) + ',' + csvText(figure.topic) + ',' + csvText(figure.path) + ',' +
                   (figure.value.isString() ? csvText(figure.value.toString())
                                            : figure.value.toVariant().toString().toUtf8()) +
                   "\r\n";
    }
    for (const RecordedNote &note : notes)
        csv += toIsoUtf8(note.at) + ",note,," + csvText(note.text) + "\r\n";
    return csv;
}

QByteArray Recording::lines() const
{
    QByteArray text = headLine(title);
    for (const RecordedFrame &frame : frames)
        text += lineOf(frame);
    for (const RecordedNote &note : notes)
        text += lineOf(note);
    return text;
}

Result<Recording> Recording::fromFile(const QByteArray &file)
{
    const QJsonObject whole = QJsonDocument::fromJson(file).object();
    if (whole.contains(QLatin1StringView("seconds")))
        return fromReport(whole);
    Recording recording;
    int number = 0;
    for (const QByteArray &text : file.split('\n')) {
        ++number;
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const auto at = fromIso(object.value(QLatin1StringView("at")).toString());
        const bool last = text.isEmpty() || (object.isEmpty() && !file.endsWith('\n') && number > 1);
        if (last)
            continue; // the end, or what a crash cut
        if (number == 1 && object.contains(QLatin1StringView("recording")))
            recording.title = object.value(QLatin1StringView("title")).toString();
        else if (number == 1 || !at)
            return tl::unexpected(wrong(number));
        else if (object.contains(QLatin1StringView("note")))
            recording.notes.push_back({*at, object.value(QLatin1StringView("note")).toString()});
        else
            recording.frames.push_back({*at, object.value(QLatin1StringView("topic")).toString(),
                                        object.value(QLatin1StringView("frame")).toObject()});
    }
    if (number <= 1)
        return tl::unexpected(wrong(1));
    const auto earlier = [](const auto &a, const auto &b) { return a.at < b.at; };
    std::stable_sort(recording.frames.begin(), recording.frames.end(), earlier);
    std::stable_sort(recording.notes.begin(), recording.notes.end(), earlier);
    return recording;
}

} // namespace firstcome
