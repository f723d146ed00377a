//! The program's window without a screen, driven by a test: its tasks run only while the test waits for them.

use std::time::Duration;

use beian_desk::desktop::app::{App, Message};
use iced::Task;
use iced_test::futures::futures::StreamExt;
use iced_test::futures::futures::stream::{BoxStream, SelectAll};
use iced_test::runtime::{Action, task, window};

/// The program and its running tasks.
pub struct Driven {
    pub app: App,
    tasks: SelectAll<BoxStream<'static, Action<Message>>>,
    runtime: tokio::runtime::Runtime,
    /// Number of requests to move the focus or to scroll.
    pub moved: usize,
    /// Number of requests to redraw the window.
    pub redrawn: usize,
}

/// Result of waiting for the tasks.
pub enum Waited {
    /// A task sent a message to the program.
    For(Box<Message>),
    /// A task made a request to the window system, which does not exist here.
    ForNothing,
    /// No task is left.
    Idle,
    /// The time is over.
    Late,
}

impl Driven {
    /// Drives a program that has just started, beginning with its first task.
    pub fn new((app, task): (App, Task<Message>)) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let mut driven = Self { app, tasks: SelectAll::new(), runtime, moved: 0, redrawn: 0 };
        driven.run(task);
        driven
    }

    /// Starts a task.
    pub fn run(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.tasks.push(stream);
        }
    }

    /// Runs tasks until one of them yields something, for at most this long.
    pub fn wait(&mut self, most: Duration) -> Waited {
        match self.runtime.block_on(async { tokio::time::timeout(most, self.tasks.next()).await }) {
            Ok(Some(Action::Output(message))) => Waited::For(Box::new(message)),
            Ok(Some(Action::Widget(_))) => {
                self.moved += 1;
                Waited::ForNothing
            }
            Ok(Some(Action::Window(window::Action::RedrawAll))) => {
                self.redrawn += 1;
                Waited::ForNothing
            }
            Ok(Some(_)) => Waited::ForNothing,
            Ok(None) => Waited::Idle,
            Err(_) => Waited::Late,
        }
    }
}
