// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recorder/recorder.h"

#include "shared/client/live_client.h"
#include "shared/contract/error_codes.h"
#include <QDir>
#include <QStandardPaths>

namespace firstcome {

namespace {

const QString ending = QStringLiteral(".jsonl");

}

Recorder::Recorder(LiveClient &live, QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    for (const char *topic : {"metrics", "lag", "stock"}) {
        const QString name = QString::fromLatin1(topic);
        live.subscribe(name, this, [this, name](const QJsonObject &frame) { take(name, frame); });
    }
}

QString Recorder::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/recordings");
}

Result<void> Recorder::start(const QString &title)
{
    stop();
    QDir().mkpath(m_folder);
    m_file.setFileName(m_folder + u'/' + QString::number(toMillis(systemNow())) + ending);
    if (!m_file.open(QIODevice::WriteOnly))
        return refuse(code::fileNotWritten, m_file.errorString());
    m_recording = {};
    m_recording.title = title;
    write(headLine(title));
    return {};
}

void Recorder::stop()
{
    if (!isOn())
        return;
    m_file.close();
    Q_EMIT stopped();
}

QStringList Recorder::kept() const
{
    QStringList paths;
    const QStringList names = QDir(m_folder).entryList({u'*' + ending}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names)
        paths << m_folder + u'/' + name;
    return paths;
}

void Recorder::note(RecordedNote note)
{
    if (!isOn())
        return;
    write(lineOf(note));
    m_recording.notes.push_back(std::move(note));
    Q_EMIT grew();
}

void Recorder::take(const QString &topic, const QJsonObject &frame)
{
    if (!isOn())
        return;
    RecordedFrame recorded{systemNow(), topic, frame};
    write(lineOf(recorded));
    m_recording.frames.push_back(std::move(recorded));
    Q_EMIT grew();
    if (m_file.size() >= largest)
        stop();
}

void Recorder::write(const QByteArray &line)
{
    // A disk that is full ends the recording; what was written stays one.
    if (m_file.write(line) != line.size() || !m_file.flush())
        stop();
}

} // namespace firstcome
