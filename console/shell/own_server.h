// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/operator_session.h"
#include <QProcess>

namespace firstcome {

/// A backend that the console starts on this computer, with a data folder of its own, and ends with itself.
/// Invariant: at most one runs; it is asked to end, and waited for, when this is destroyed; should the console die
/// without that, the system asks it. Thread: GUI.
class OwnServer : public QObject
{
    Q_OBJECT

public:
    enum class Data : quint8 {
        Demo, ///< a shop with products, members and sales, whose operator has a password of its own
        Own,  ///< what the operator keeps; the first to come is made its operator
    };
    struct Wanted
    {
        Data data = Data::Demo;
        OperatorSession::Credentials credentials = {}; ///< of `Own`
    };
    struct Running
    {
        QUrl url;
        OperatorSession::Credentials credentials;
    };
    using Done = std::function<void(const Result<Running> &)>;

    static constexpr std::chrono::seconds endWithin{15};

    /// `folder`: under which each kind of data has its own.
    explicit OwnServer(QString folder, QObject *parent = nullptr);
    ~OwnServer() override;

    /// `done` is called once. One that runs with the same data already is taken.
    void start(const Wanted &wanted, Done done);
    QString folderOf(Data data) const;
    /// Nobody has used it yet.
    bool isFresh(Data data) const;
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void end();

private:
    void makeOperator(const OperatorSession::Credentials &credentials);
    void serve();
    void read();
    void finish(const Result<Running> &result);
    void fail(const QString &words);

    QString m_folder;
    QProcess m_process;
    QByteArray m_output;
    Wanted m_wanted;
    Done m_done;
    std::optional<Running> m_running;
};

} // namespace firstcome
