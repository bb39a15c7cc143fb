// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <vector>

namespace firstcome::load {

/// One question of the verdict and its answer.
struct Finding
{
    QString id;   ///< stable, e.g. "no-oversell"
    QString name; ///< the sentence that holds when it is ok
    bool ok = true;
    QString evidence; ///< the figures it rests on, or the first cases against it
};

/// What a finding asks: its stable id and the sentence that holds when all is well.
struct Question
{
    const char *id;
    const char *name;
};

/// The first cases against a finding, and how many there are.
class Cases
{
public:
    void add(const QString &text);
    bool none() const { return m_count == 0; }
    QString text() const;
    /// Ok with `evidence` when there are none.
    Finding finding(const Question &question, const QString &evidence) const;

private:
    int m_count = 0;
    QStringList m_shown;
};

bool allOk(const std::vector<Finding> &findings);
/// One line a finding: "ok      name: evidence" or "FAILED  name: evidence".
QString findingsText(const std::vector<Finding> &findings);

} // namespace firstcome::load
