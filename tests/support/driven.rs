//! The program's window without a screen, driven by hand: its tasks run only while somebody waits for them.

use std::time::Duration;

use beian_desk::desktop::app::{App, Message};
use iced::Task;
use iced_test::futures::futures::StreamExt;
use iced_test::futures::futures::stream::{BoxStream, SelectAll};
use iced_test::runtime::{Action, task, window};

/// The program and the tasks that it has begun.
pub struct Driven {
    pub app: App,
    tasks: SelectAll<BoxStream<'static, Action<Message>>>,
    runtime: tokio::runtime::Runtime,
    /// How often the window was asked to move the focus or to scroll.
    pub moved: usize,
    /// How often it was asked to draw itself anew.
    pub redrawn: usize,
}

/// What came of waiting for the tasks.
pub enum Waited {
    /// One has a message for the program.
    For(Box<Message>),
    /// One asks something of the window system, which is not there.
    ForNothing,
    /// None is left.
    Idle,
    /// Time was over.
    Late,
}

impl Driven {
    /// Drives the program that has just begun with a task.
    pub fn new((app, task): (App, Task<Message>)) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let mut driven = Self { app, tasks: SelectAll::new(), runtime, moved: 0, redrawn: 0 };
        driven.run(task);
        driven
    }

    /// Begins a task.
    pub fn run(&mut self, task: Task<Message>) {
        if let Some(stream) = task::into_stream(task) {
            self.tasks.push(stream);
        }
    }

    /// Lets tasks run until one of them says something, for so long at most.
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
