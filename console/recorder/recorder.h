// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/recorder/recording.h"
#include <QFile>
#include <QObject>

namespace firstcome {

class LiveClient;

/// Keeps what the live topics say while it is on, in memory and, line by line, in a file of this computer.
/// Invariant: what was heard is on disk before anybody is told of it; a recording ends at `largest`.
/// Thread: GUI.
class Recorder : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 largest = 512LL * 1024 * 1024;

    Recorder(LiveClient &live, QString folder, QObject *parent = nullptr);
    /// In the console's data folder.
    static QString usualFolder();

    bool isOn() const { return m_file.isOpen(); }
    /// FILE_NOT_WRITTEN says why it cannot.
    Result<void> start(const QString &title);
    void stop();
    void note(RecordedNote note);
    const Recording &recording() const { return m_recording; }
    QString path() const { return m_file.fileName(); }
    /// Newest first.
    QStringList kept() const;

Q_SIGNALS:
    void grew();
    void stopped();

private:
    void take(const QString &topic, const QJsonObject &frame);
    void write(const QByteArray &line);

    QString m_folder;
    QFile m_file;
    Recording m_recording;
};

} // namespace firstcome
