@echo off
rem Runs Crisol with a Java 25 or later: CRISOL_JAVA_HOME, then JAVA_HOME, then the java on the path.
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined CRISOL_JAVA_HOME set "JAVA=%CRISOL_JAVA_HOME%\bin\java"
"%JAVA%" %CRISOL_JAVA_OPTS% "@%HERE%jvm.options" -Xlog:disable --module-path "%HERE%lib" "-Dcrisol.home=%HERE%." "-Dcrisol.lib=%HERE%lib" -m io.crisol.app/io.crisol.app.Launch %*
exit /b %ERRORLEVEL%
