// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QObject>
#include <QStringList>

class QProcess;

namespace firstcome {

/// The load engine as a process of its own: started, listened to, told what to change.
/// Invariant: a run that is let go, or whose console died, ends in order and writes its reports by itself.
/// Thread: GUI.
class RunProcess : public QObject
{
    Q_OBJECT

public:
    explicit RunProcess(QObject *parent = nullptr);
    ~RunProcess() override;

    /// They go by the environment, which others cannot read.
    struct Secrets
    {
        QByteArray token;       ///< the operator's, for the books
        QString memberPassword; ///< of members who sign in
    };
    void start(const QStringList &words, const Secrets &secrets);
    bool isRunning() const;
    void tell(const QJsonObject &command);
    /// What it said last beside its figures: why it did not run.
    QString lastWords() const;

    /// Empty where it is not on this computer.
    static QString program();

Q_SIGNALS:
    void second(const QJsonObject &figures);
    void said(const QString &line);
    /// -1: it crashed, or could not be started.
    void ended(int exitCode);

private:
    void readFigures();
    void readWords();

    QProcess *m_process;
    QStringList m_words; ///< the last lines of standard error
};

} // namespace firstcome
