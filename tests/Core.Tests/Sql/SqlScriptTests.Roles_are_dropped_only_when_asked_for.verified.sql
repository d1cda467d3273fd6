drop role if exists sqltest_helper;
drop role if exists sqltest_migrator;
drop role if exists sqltest_backoffice;
drop role if exists sqltest_web;
drop role if exists sqltest_admin;
drop role if exists sqltest_authenticated;
drop role if exists sqltest_anon;
drop role if exists sqltest_owner;
