// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

/// The commands of firstcome-backend. Each takes the words after its name and gives the process's exit code.
namespace firstcome::app {

int serveCommand(const QStringList &words);
int checkCommand(const QStringList &words);
int migrateCommand(const QStringList &words);
int topicsCommand(const QStringList &words);
int operatorCommand(const QStringList &words);
int importCommand(const QStringList &words);
int sampleCommand(const QStringList &words);
int backupCommand(const QStringList &words);
int restoreCommand(const QStringList &words);

} // namespace firstcome::app
