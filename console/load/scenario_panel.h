// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/current_run.h"
#include "console/load/scenario_shelf.h"
#include <QWidget>
#include <functional>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace firstcome {

class ErrorBanner;
class PageHeader;
class ScenarioForm;

/// A scenario on its way to a run: where it starts from, its form, and the verb that lets the crowd in. Takes the
/// list's place while it is open. Invariant: nothing is sent anywhere before the verb is pressed, and to a server that
/// is not this computer only after its host was typed. Thread: GUI.
class ScenarioPanel : public QWidget
{
    Q_OBJECT

public:
    struct Ground
    {
        ApiClient &api;
        OperatorSession &session;
        CurrentRun &run;
    };

    explicit ScenarioPanel(const Ground &ground, QWidget *parent = nullptr);

    /// Into the form; `leftOut` is said above it.
    void setScenario(const load::Scenario &scenario, const QStringList &leftOut = {});
    /// A sale that the run is to rehearse, and a scenario for it; nothing: no sale.
    void rehearse(const std::optional<RehearsedSale> &sale);
    const std::optional<RehearsedSale> &rehearsed() const { return m_rehearsed; }
    /// A scenario file, a recording (HAR) or an API's description (OpenAPI).
    void importFile(const QString &path);
    ScenarioForm *form() const { return m_form; }
    QComboBox *startFrom() const { return m_from; }
    QPushButton *runButton() const { return m_act; }
    QCheckBox *verdict() const { return m_verdict; }
    QCheckBox *knee() const { return m_knee; }
    QAction *importAction() const { return m_import; }
    ErrorBanner *banner() const { return m_banner; }
    ScenarioShelf &shelf() { return m_shelf; }
    void retranslate();

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFrom();
    QWidget *makeFoot();
    void fillShelf();
    void choose(int index);
    void tellPurpose(std::function<QString()> purpose);
    void keep();
    void exportK6();
    void act();
    void start(const QString &ownHost);
    void follow();
    QString whyNot() const;

    Ground m_ground;
    ScenarioShelf m_shelf;
    std::optional<RehearsedSale> m_rehearsed;
    PageHeader *m_header;
    QComboBox *m_from;
    QLabel *m_purpose;
    std::function<QString()> m_purposeText; ///< in the language of the moment
    ErrorBanner *m_banner;
    ScenarioForm *m_form;
    QCheckBox *m_verdict;
    QCheckBox *m_knee;
    QLabel *m_note;
    QPushButton *m_back;
    QPushButton *m_act;
    QAction *m_import;
    QAction *m_keep;
    QAction *m_k6;
};

} // namespace firstcome
