// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;

namespace firstcome {

class ApiClient;
class OperatorSession;

/// What fails on purpose now, each with its end, and a way to make something fail. Seen only where the server allows
/// it, or where something is failing so. Thread: GUI.
class FaultPanel : public QWidget
{
    Q_OBJECT

public:
    FaultPanel(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    void refresh();
    QAction *makeAction() const { return m_make; }
    QStringList lines() const;
    /// Ends the fault of that line.
    QPushButton *endOf(int line) const;
    void retranslate();

private:
    struct Fault
    {
        QString name;
        QString failType;
        Instant until{};

        bool operator==(const Fault &) const = default;
    };
    struct Line
    {
        QLabel *words = nullptr;
        QPushButton *end = nullptr;
    };

    void take(const QJsonObject &answer);
    void rebuild();
    void showTimes();
    void askToMake();
    void openForm(const QStringList &groups);
    void make(const QJsonObject &body, const QString &group);
    void end(const QString &name);
    void followActions();

    ApiClient &m_api;
    OperatorSession &m_session;
    QAction *m_make;
    QLabel *m_title;
    QLabel *m_said;
    QGridLayout *m_grid;
    QList<Fault> m_faults;
    QList<Line> m_lines;
    bool m_allowed = false;
};

} // namespace firstcome
